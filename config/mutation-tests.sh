#!/bin/sh
# Mutation tests of the contract: at least 90 % of the mutants die, and at least 150 bad rows of the
# corpus have each been let pass by a weakened contract. Report: docs/contract/mutation-testing.md.
set -eu
cd "$(dirname "$0")/.."
SEEN=domain/target/corpus-seen
LEAST=150

rm -rf "$SEEN"
./mvnw -q verify -pl domain -Pmutation -Dspotless.check.skip=true -DskipITs \
  -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false >&2

distinct() { cat "$SEEN"/* | grep "^$1 " | sort -u | wc -l | tr -d ' '; }
PASSED=$(distinct PASSED)
echo "bad rows that a weakened contract let pass: $PASSED; that it found something else in:" \
  "$(distinct OTHERWISE)"
[ "$PASSED" -ge "$LEAST" ] || {
  echo "fewer than $LEAST bad rows were seen to matter" >&2
  exit 1
}
