#!/bin/sh
# Prints one payload that is not stale: fresh-intent.sh [SYMBOL [ACTION]]
printf '{"symbol": "%s", "action": "%s", "confidence": 0.82, "position_size_usd": 200.0, "leverage": 3, "timestamp": "%s", "intent_id": "example-%s"}\n' \
  "${1:-BTCUSDT}" "${2:-BUY}" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$(date +%s)-$$"
