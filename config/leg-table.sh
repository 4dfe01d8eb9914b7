# Sourced by test-legs.sh: the table of ./quantum test, and how the reports of the builds are read.
# A row is RAN only if tests were seen to run. TestLegsTest (architecture-tests) tries it.
ROWS=
FAILED=no
BEGAN=$(date +%s)

# begins TITLE: the time of the rows up to the next one counts from here.
begins() {
  printf '\n== %s\n' "$1"
  BEGAN=$(date +%s)
}
lasted() { # minutes and seconds since then; nothing for a part of another leg
  [ -n "$BEGAN" ] || return 0
  SECONDS_GONE=$(($(date +%s) - BEGAN))
  printf '%d:%02d' $((SECONDS_GONE / 60)) $((SECONDS_GONE % 60))
}
row() { # row LEG WORD TIME TEXT
  ROWS="$ROWS
$(printf '%-27s %-8s %6s  %s' "$1" "$2" "$3" "$4")"
}
ran() { row "$1" RAN "$(lasted)" "$2"; }
failed() {
  row "$1" FAILED "$(lasted)" "$2"
  FAILED=yes
}
not_run() { # in CI a part that does not run is a failure
  row "$1" 'NOT RUN' '' "$2"
  [ -z "${CI:-}" ] || FAILED=yes
}

# sum FIELD... -- REPORT...: the numbers of these fields ("Tests run", Failures, Errors, Skipped)
# over text reports of surefire and failsafe; files that are not there count nothing.
sum() {
  FIELDS=
  while [ "$1" != -- ]; do
    FIELDS="$FIELDS|$1"
    shift
  done
  shift
  cat /dev/null "$@" 2>/dev/null | grep '^Tests run: ' | tr ',' '\n' |
    sed -n -E "s/^ *(${FIELDS#|}): ([0-9]+).*/\\2/p" | awk '{ n += $1 } END { print n + 0 }'
}
tests_in() { echo $(($(sum 'Tests run' -- "$@") - $(sum Skipped -- "$@"))); }
broken_in() { sum Failures Errors -- "$@"; }
broken_classes() {
  cat /dev/null "$@" 2>/dev/null | sed -n 's/^Tests run:.*<<<.*[ .]\([A-Za-z0-9_]*\)$/\1/p' | sort -u | tr '\n' ' '
}

# counted LEG STATUS TEXT REPORT...: the row of a leg that has just run, by its exit code and by
# what its reports say.
counted() {
  LEG=$1 STATUS=$2 TEXT=$3
  shift 3
  N=$(tests_in "$@")
  BROKEN=$(broken_in "$@")
  if [ "$STATUS" != 0 ] || [ "$BROKEN" -gt 0 ]; then
    failed "$LEG" "$BROKEN of $N tests, exit code $STATUS, see above $(broken_classes "$@")"
  elif [ "$N" -gt 0 ]; then
    ran "$LEG" "$N $TEXT"
  else
    not_run "$LEG" 'not one of its tests ran'
  fi
}

# verdict: the table and the last line.
verdict() {
  printf '%s\n\n' "$ROWS"
  if [ "$FAILED" = yes ]; then
    echo 'tests: FAILED'
    return 1
  fi
  echo 'tests: passed'
}
