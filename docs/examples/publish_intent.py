#!/usr/bin/env python3
"""Publishes a trade intent from Python with bare XADD, as the contract wants it.

Needs Debian's python3-redis. Usage:

    publish_intent.py REDIS_URL SOURCE SYMBOL ACTION SIZE_USD LEVERAGE
    publish_intent.py --vectors        prints the identity vectors (docs/reference/identity.md)
"""
import base64
import decimal
import hashlib
import json
import sys
import uuid
from datetime import datetime, timezone

STREAM = "quantum:stream:trade.intent"


def client_order_id(*parts):
    """The identity of an intent: parts joined by U+001F, SHA-256, 15 bytes, base32."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8")).digest()
    return "q" + base64.b32encode(digest[:15]).decode("ascii").lower()


def by_intent_id(source, intent_id):
    return client_order_id("1", "id", source, intent_id)


def by_body(source, symbol, action, made, size):
    epoch = datetime(1970, 1, 1, tzinfo=timezone.utc)
    delta = made - epoch
    nanos = (delta.days * 86400 + delta.seconds) * 10**9 + delta.microseconds * 1000
    plain = "" if size is None else format(decimal.Decimal(size).normalize(), "f")
    return client_order_id("1", "body", source, symbol, action, str(nanos), plain)


def publish(redis, source, payload):
    """Writes one intent; the id of its entry. Never pass MAXLEN: it deletes unread intents."""
    now = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    entry = {
        "event_type": "trade.intent",
        "payload": json.dumps(payload, allow_nan=False),
        "timestamp": now,
        "source": source,
    }
    return redis.xadd(STREAM, entry).decode("ascii")


def main(args):
    if args == ["--vectors"]:
        made = datetime(2026, 1, 21, 0, 3, 10, 982000, tzinfo=timezone.utc)
        print(by_intent_id("demo", "i-1"))
        print(by_body("demo", "BTCUSDT", "BUY", made, "200.0"))
        print(by_body("demo", "BTCUSDT", "CLOSE", made, None))
        return 0
    if len(args) != 6:
        print(__doc__, file=sys.stderr)
        return 64
    import redis

    url, source, symbol, action, size, leverage = args
    payload = {
        "symbol": symbol,
        "action": action,
        "confidence": 0.82,
        "position_size_usd": float(size),
        "leverage": float(leverage),
        "timestamp": datetime.now(timezone.utc).isoformat(),
        "intent_id": str(uuid.uuid4()),
    }
    print(publish(redis.Redis.from_url(url), source, payload))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
