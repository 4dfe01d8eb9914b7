#!/bin/sh
# Keeps old runbooks alive: monitor_backlog.sh [--once | --alert N | ...] is quantum-ops monitor ...
# Installed beside quantum-ops; in a clone it takes the jar that was built last.
set -eu
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
[ ! -x "$here/quantum-ops" ] || exec "$here/quantum-ops" monitor "$@"
for jar in "$here/quantum-ops.jar" "$here/../../../target/quantum-ops.jar"; do
  if [ -f "$jar" ]; then
    exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto \
      -jar "$jar" monitor "$@"
  fi
done
echo "quantum-ops.jar is not beside $here/monitor_backlog.sh; in a clone build it: ./mvnw package" >&2
exit 70
