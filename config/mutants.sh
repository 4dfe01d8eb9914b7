#!/bin/sh
# Breaks one invariant after the other and demands that its test fails: config/mutants.sh [NAME...]
# Each bootstrap/src/test/mutants/NAME.patch names its tests as "Test: MODULE CLASS#METHOD" and is
# applied to what is committed, in a worktree of its own. Takes a minute or two for each test.
set -u
cd "$(dirname "$0")/.."
ROOT=$(pwd)
PATCHES=$ROOT/bootstrap/src/test/mutants
TREE=$(mktemp -d)/tree
ROWS=
SURVIVED=no

cleanup() {
  git worktree remove --force "$TREE" 2>/dev/null
  rm -rf "$(dirname "$TREE")"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

row() { ROWS="$ROWS
$(printf '%-26s %-84s %s' "$1" "$2" "$3")"; }

# A mutant is dead only if a test ran and failed: what does not build proves nothing.
failed_tests() {
  cat "$1"/target/failsafe-reports/*.txt 2>/dev/null |
    sed -n 's/^Tests run: .*Failures: \([0-9]*\), Errors: \([0-9]*\),.*/\1 \2/p' |
    awk '{ n += $1 + $2 } END { print n + 0 }'
}

hunt() { # mutant, module, test
  # In every module: an old failure elsewhere would end the build before the test.
  rm -rf ./*/target/failsafe-reports
  ./mvnw -q verify -pl "$2" -am -Dspotless.check.skip=true \
    -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false \
    -Dit.test="$3" -Dfailsafe.failIfNoSpecifiedTests=false >"$TREE.log" 2>&1
  if [ "$(failed_tests "$2")" -gt 0 ]; then
    row "$1" "$3" 'failed as it must'
  elif ls "$2"/target/failsafe-reports/*.txt >/dev/null 2>&1; then
    row "$1" "$3" 'SURVIVED'
    SURVIVED=yes
  else
    row "$1" "$3" 'NOT RUN, see the end of the log above'
    tail -n 20 "$TREE.log"
    SURVIVED=yes
  fi
}

git worktree add -q --detach "$TREE" HEAD || exit 1
cd "$TREE" || exit 1
[ $# -gt 0 ] || set -- $(ls "$PATCHES" | sed -n 's/[.]patch$//p')
for NAME in "$@"; do
  if [ ! -f "$PATCHES/$NAME.patch" ]; then
    row "$NAME" '-' "NO SUCH PATCH in ${PATCHES#"$ROOT/"}"
    SURVIVED=yes
    continue
  fi
  echo "== $NAME: $(sed -n 's/^Mutant: //p' "$PATCHES/$NAME.patch")"
  # What is committed has moved on: say where, and which lines were looked for.
  if ! git apply --verbose "$PATCHES/$NAME.patch" 2>"$TREE.why"; then
    grep -v '^Checking patch' "$TREE.why"
    row "$NAME" "$(sed -n 's/^error: patch failed: //p' "$TREE.why" | head -n 1)" 'DOES NOT APPLY, see above'
    SURVIVED=yes
    continue
  fi
  sed -n 's/^Test: //p' "$PATCHES/$NAME.patch" >"$TREE.tests"
  if [ ! -s "$TREE.tests" ]; then
    row "$NAME" '-' 'NAMES NO TEST'
    SURVIVED=yes
  fi
  while read -r MODULE TEST; do
    hunt "$NAME" "$MODULE" "$TEST"
  done <"$TREE.tests"
  git checkout -q .
done

printf '%s\n' "$ROWS"
[ "$SURVIVED" = no ]
