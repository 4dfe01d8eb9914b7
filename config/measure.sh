#!/bin/sh
# The measures of the house, from the sources alone: config/measure.sh [FOLDER]
# Lines are lines of files; SLOC has neither blank lines nor comments. A method is counted from the
# first line of its declaration to its closing brace, as google-java-format writes them.
set -eu
cd "${1:-$(dirname "$0")/..}"
MODULES='domain application adapters-redis adapters-systemd adapters-exchange bootstrap ops-tools benchmarks'
main_files() { find $MODULES -path '*/src/main/java/*' -name '*.java' ! -path '*/target/*'; }
quantiles() { # of the numbers that come in, one a line: median and 90th percentile, and the largest
  sort -n | awk '{ n[NR] = $1 } END { printf "median %d, p90 %d, largest %d", n[int((NR + 1) / 2)], n[int(NR * 0.9 + 0.999)], n[NR] }'
}
sloc() {
  awk 'FNR == 1 { if (NR > 1) print count; count = 0; comment = 0 }
    /^ *\/\*/ { comment = 1 }
    !comment && !/^ *$/ && !/^ *\/\// { count++ }
    /\*\// { comment = 0 }
    END { print count }' $(main_files)
}
methods() {
  awk '
    FNR == 1 { begun = 0 }
    /^ *(\*|\/\*|\/\/|@)/ { next }
    !begun && /^(  |    |      )[A-Za-z<]/ && /\(/ && !/;$/ && !/(^| )(class|interface|record|enum) / &&
      !/^ *(return|if|for|while|switch|try|else|throw|new|super|this)[ (.]/ && !/^[^(]*=/ {
      match($0, /^ */); indent = RLENGTH; begun = FNR; body = 0
    }
    begun && !body && /;$/ { begun = 0 }
    begun && /\{$/ { body = 1 }
    begun && /^ *}$/ { match($0, /^ */); if (RLENGTH == indent) { print FNR - begun + 1; begun = 0 } }
  ' $(main_files)
}

echo '| measure | now |'
echo '|---|---|'
echo "| types per package, the five fullest | $(main_files | grep -v package-info | sed 's|/[^/]*$||; s|.*/io/quantum/pipeline/||' |
  sort | uniq -c | sort -rn | head -n 5 | awk '{ printf "%s%s %d", sep, $2, $1; sep = ", " }') |"
echo "| packages with more than 25 types | $(main_files | grep -v package-info | sed 's|/[^/]*$||' | sort | uniq -c | awk '$1 > 25' | wc -l) |"
echo "| SLOC per file | $(sloc | quantiles) |"
echo "| lines per method | $(methods | quantiles) |"
echo "| overrides of fold | $(grep -l 'R> R fold(' $(main_files) | xargs grep -A1 '@Override' | grep -c 'R> R fold(' || true) |"
echo "| ports in | $(find application/src/main -path '*/port/in/*' -name '*.java' | xargs grep -l '^public interface' | wc -l) |"
echo "| ports out | $(find application/src/main -path '*/port/out/*' -name '*.java' | xargs grep -l '^public interface' | wc -l) |"
echo "| pages cited by code | $(grep -ohE 'docs/[A-Za-z0-9_./-]+\.md' $(main_files) | sort -u | wc -l), not in the repository: $(grep -ohE 'docs/[A-Za-z0-9_./-]+\.md' $(main_files) | sort -u | while read -r page; do [ -f "$page" ] || echo "$page"; done | wc -l) |"
echo
echo '| module | main | test | test : main |'
echo '|---|---|---|---|'
for MODULE in $MODULES architecture-tests; do
  MAIN=$(find "$MODULE/src/main" \( -name '*.java' -o -name '*.lua' \) 2>/dev/null -exec cat {} + | wc -l)
  TEST=$(find "$MODULE/src/test" -name '*.java' 2>/dev/null -exec cat {} + | wc -l)
  echo "| $MODULE | $MAIN | $TEST | $(awk -v m="$MAIN" -v t="$TEST" 'BEGIN { if (m) printf "%.2f", t / m }') |"
done
