#!/bin/sh
# Keeps old runbooks alive: proof_pipeline.sh [--before | --after | ...] is quantum-ops proof ...
# Installed beside quantum-ops; in a clone it takes the jar that was built last.
set -eu
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
[ ! -x "$here/quantum-ops" ] || exec "$here/quantum-ops" proof "$@"
for jar in "$here/quantum-ops.jar" "$here/../../../target/quantum-ops.jar"; do
  if [ -f "$jar" ]; then
    exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto \
      -jar "$jar" proof "$@"
  fi
done
echo "quantum-ops.jar is not beside $here/proof_pipeline.sh; in a clone build it: ./mvnw package" >&2
exit 70
