#!/bin/sh
# ./quantum test: the build with all its tests, then the legs that need more than a JDK. A leg that
# does not run is named with its reason; in CI it is a failure. --install brings what is missing.
set -u
cd "$(dirname "$0")/.."
ROOT=$(pwd)
INSTALL=no
FAILED=no
ROWS=
DOCKERD=
[ "${1:-}" = --install ] && INSTALL=yes

row() { ROWS="$ROWS
$(printf '%-28s %s' "$1" "$2")"; }
ran() { row "$1" "RAN      $2"; }
failed() {
  row "$1" "FAILED   $2"
  FAILED=yes
}
not_run() {
  row "$1" "NOT RUN  $2"
  [ -z "${CI:-}" ] || FAILED=yes
}
tests_in() { # sums the tests of the given reports that ran
  cat "$@" 2>/dev/null |
    sed -n 's/^Tests run: \([0-9]*\),.* Skipped: \([0-9]*\),.*/\1 \2/p' |
    awk '{ n += $1 - $2 } END { print n + 0 }'
}
skipped_tests() { # names those that were skipped; one is for the mutation leg and runs there
  grep -h '^Tests run:.* Skipped: [1-9]' ./*/target/surefire-reports/*.txt \
    ./*/target/failsafe-reports/*.txt 2>/dev/null |
    sed 's/.* in .*[.]//' | grep -v '^WeakenedContractTest$' | sort | tr '\n' ' '
}
install() { # installs Debian packages if that was asked for
  [ "$INSTALL" = yes ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"; } >/dev/null 2>&1
}
cleanup() {
  [ -n "$DOCKERD" ] && kill "$DOCKERD" 2>/dev/null && wait "$DOCKERD" 2>/dev/null
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

python_leg() {
  if /usr/bin/python3 -c 'import redis' 2>/dev/null || install python3 python3-redis; then
    PIPELINE_TEST_PYTHON=/usr/bin/python3
    export PIPELINE_TEST_PYTHON
    return 0
  fi
  return 1
}

build_leg() {
  printf '\n== build, unit, architecture and integration tests: ./mvnw verify\n'
  if ./mvnw verify; then
    ran 'build and tests' "$(tests_in ./*/target/surefire-reports/*.txt) unit," \
      && ROWS="$ROWS $(tests_in ./*/target/failsafe-reports/*.txt) on a real Redis"
    ran 'architecture tests' "$(tests_in architecture-tests/target/surefire-reports/*.txt) rules and checks"
    SKIPPED=$(skipped_tests)
    [ -z "$SKIPPED" ] || not_run 'some tests' "skipped, they say why: $SKIPPED"
  else
    failed 'build and tests' './mvnw verify shows why'
    failed 'architecture tests' 'not reached or broken, see above'
  fi
}

docker_ready() { docker info >/dev/null 2>&1; }

start_docker() {
  docker_ready && return 0
  [ "$INSTALL" = yes ] || return 1
  command -v dockerd >/dev/null 2>&1 || install docker.io iptables || return 1
  LOG=$(mktemp)
  dockerd >"$LOG" 2>&1 &
  DOCKERD=$!
  tries=0
  until docker_ready; do
    tries=$((tries + 1))
    [ "$tries" -lt 60 ] && kill -0 "$DOCKERD" 2>/dev/null || return 1
    sleep 0.5
  done
}

# No registry is reached: the image is made of the server binary that embedded-redis carries.
make_image() {
  docker image inspect redis:7.0-local >/dev/null 2>&1 && return 0
  JAR=$(find "${HOME:-/root}/.m2/repository/org/signal/embedded-redis" -name 'embedded-redis-*.jar' | head -n 1)
  [ -n "$JAR" ] || return 1
  FOLDER=$(mktemp -d)
  case $(uname -m) in
    aarch64) BINARY=redis-server-7.0.15-linux-arm64 ;;
    *) BINARY=redis-server-7.0.15-linux-amd64 ;;
  esac
  (
    cd "$FOLDER" && "${JAVA_HOME:+$JAVA_HOME/bin/}jar" xf "$JAR" "$BINARY" &&
      mv "$BINARY" redis-server && chmod 755 redis-server && mkdir data &&
      tar -c redis-server data | docker import -c 'ENTRYPOINT ["/redis-server"]' \
        -c 'EXPOSE 6379' -c 'WORKDIR /data' - redis:7.0-local >/dev/null
  )
  STATUS=$?
  rm -rf "$FOLDER"
  return $STATUS
}

container_leg() {
  printf '\n== the Redis adapter against a container (Testcontainers)\n'
  if ! start_docker; then
    not_run 'Redis in a container' 'no Docker engine answers: apt-get install docker.io iptables; dockerd &'
    return
  fi
  if ! make_image; then
    failed 'Redis in a container' 'the image could not be made'
    return
  fi
  # Only what runs now may be counted.
  rm -rf adapters-redis/target/failsafe-reports
  PIPELINE_TEST_REDIS=container TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1 \
    ./mvnw -q verify -pl adapters-redis -am -Dspotless.check.skip=true \
    -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false \
    -Dit.test='*IT' -Dfailsafe.failIfNoSpecifiedTests=false
  STATUS=$?
  N=$(tests_in adapters-redis/target/failsafe-reports/*.txt)
  if [ "$STATUS" = 0 ] && [ "$N" -gt 0 ]; then
    ran 'Redis in a container' "$N tests"
  else
    failed 'Redis in a container' "status $STATUS, $N tests"
  fi
}

# The package, installed on a systemd that is really booted, in a root of its own: some six minutes.
systemd_leg() {
  printf '\n== the package on a booted systemd: config/systemd-tests.sh\n'
  if [ "$INSTALL" = yes ] && ! command -v systemd-nspawn >/dev/null 2>&1; then
    # The version of the systemd that is here, so that nothing else is upgraded.
    install "systemd-container=$(dpkg-query -W -f '${Version}' systemd 2>/dev/null)" ||
      install systemd-container || true
  fi
  # All that the package and the tests of it need: the root that is booted has no network. This also
  # brings the lists up to date, so that Debian's redis-server is found.
  install dbus procps man-db init-system-helpers openjdk-17-jre-headless || true
  LOG=$(mktemp)
  if ! ./mvnw -q package -Pdeb -pl ops-tools -am -DskipTests -Dspotless.check.skip=true; then
    failed 'booted systemd' 'the package could not be built'
  else
    config/systemd-tests.sh 2>&1 | tee "$LOG"
    case $(tail -n 1 "$LOG") in
      *': passed') ran 'booted systemd' "$(tail -n 1 "$LOG"), $(grep -c '^    ok ' "$LOG") checks" ;;
      'NOT RUN: '*) not_run 'booted systemd' "$(sed -n '$s/^NOT RUN: //p' "$LOG")" ;;
      *) failed 'booted systemd' "$(grep -c 'FAILED: ' "$LOG") of its checks, see above" ;;
    esac
  fi
  rm -f "$LOG"
}

# Three legs of one to some minutes each: with --install and in CI, or by hand as their pages say.
mutation_leg() {
  printf '\n== the contract, weakened on purpose: config/mutation-tests.sh\n'
  LOG=$(mktemp)
  if config/mutation-tests.sh 2>"$LOG"; then
    ran 'mutation tests' "$(sed -n 's/.*>> \(Generated .* mutations Killed .*\)/\1/p' "$LOG")"
  else
    tail -n 40 "$LOG" >&2
    failed 'mutation tests' 'too few mutants died, or too few bad rows were seen to matter'
  fi
  rm -f "$LOG"
}

fuzz_leg() {
  printf '\n== any bytes at all: the decoder and the contract, fuzzed for 45 s\n'
  LOG=$(mktemp)
  if ./mvnw test -pl adapters-redis -am -Pfuzz -Dspotless.check.skip=true \
    -Dtest=PayloadFuzzTest -Dsurefire.failIfNoSpecifiedTests=false >"$LOG" 2>&1; then
    ran 'fuzzing' "$(sed -n 's/^Done \([0-9]* runs\) in.*/\1/p' "$LOG"), nothing found"
  else
    tail -n 60 "$LOG" >&2
    failed 'fuzzing' 'an input was found, see above: it becomes a row of the corpus'
  fi
  rm -f "$LOG"
}

# The build above has the short runs.
chaos_leg() {
  printf '\n== random kills and stalls, the long runs: ./mvnw verify -pl bootstrap -am -Pchaos\n'
  rm -rf bootstrap/target/failsafe-reports
  ./mvnw -q verify -pl bootstrap -am -Pchaos -Dchaos.rounds="${CHAOS_ROUNDS:-200}" \
    -Dspotless.check.skip=true -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false \
    -Dit.test='io/quantum/pipeline/bootstrap/*IT' -Dfailsafe.failIfNoSpecifiedTests=false
  STATUS=$?
  N=$(tests_in bootstrap/target/failsafe-reports/*.txt)
  if [ "$STATUS" = 0 ] && [ "$N" -gt 0 ]; then
    ran 'chaos, long' "$N runs, ${CHAOS_ROUNDS:-200} kills"
  else
    failed 'chaos, long' "status $STATUS, $N runs"
  fi
}

# The measurements, small: that they run and that everything is accounted for, never how fast. A
# short soak cannot decide what grows (exit code 3); its four promises must have been kept.
bench_leg() {
  printf '\n== the measurements, small: ./quantum bench drain, bench latency, soak\n'
  LOG=$(mktemp)
  STATUS=0
  ./quantum bench drain --count 20000 >>"$LOG" 2>&1 || STATUS=1
  ./quantum bench latency --rate 200 --seconds 1 >>"$LOG" 2>&1 || STATUS=1
  ./quantum soak --for 30s --seed 1 >>"$LOG" 2>&1
  case $? in
    0 | 3) ;;
    *) STATUS=1 ;;
  esac
  KEPT=$(grep -c -E '^ok +(written|settled|proof|window) ' "$LOG")
  if [ "$STATUS" = 0 ] && [ "$KEPT" = 4 ]; then
    ran 'bench, small' 'drain, latency, soak: everything accounted for'
  else
    cat "$LOG" >&2
    failed 'bench, small' 'see above'
  fi
  rm -f "$LOG"
}

deep_legs() {
  if [ "$INSTALL" = yes ] || [ -n "${CI:-}" ]; then
    mutation_leg
    fuzz_leg
    chaos_leg
    systemd_leg
  else
    not_run 'booted systemd' 'six minutes more, as root: ./quantum test --install, or config/systemd-tests.sh'
    not_run 'mutation tests' 'a minute more: ./quantum test --install, or config/mutation-tests.sh'
    not_run 'fuzzing' 'a minute more: ./quantum test --install, or docs/contract/contract-tests.md'
    not_run 'chaos, long' 'some minutes more: ./quantum test --install, or ./mvnw verify -pl bootstrap -am -Pchaos'
  fi
}

command -v tmux >/dev/null 2>&1 || install tmux || true
[ -x /usr/bin/groff ] || install groff-base || true
# A server that a library can be preloaded into; redis-tools has it under another name, and no service.
{ [ -x /usr/bin/cc ] && [ -x /usr/bin/redis-check-rdb ]; } || install gcc libc6-dev redis-tools || true
python_leg && PYTHON=yes || PYTHON=no
build_leg
if [ "$PYTHON" = yes ]; then
  N=$(tests_in bootstrap/target/failsafe-reports/*PythonProducerIT.txt)
  if [ "$N" -gt 0 ] && [ "$FAILED" = no ]; then
    ran 'Python producer' "$N tests, in the build above"
  else
    failed 'Python producer' 'see the build above'
  fi
else
  not_run 'Python producer' 'python3-redis is missing: apt-get install python3-redis'
fi
if command -v tmux >/dev/null 2>&1; then
  N=$(tests_in ops-tools/target/failsafe-reports/*LiveScreenIT.txt)
  ran 'live screen in a terminal' "$N tests, in the build above"
else
  not_run 'live screen in a terminal' 'tmux is missing: apt-get install tmux'
fi
N=$(tests_in bootstrap/target/failsafe-reports/*ClockStepIT.txt)
if [ "$N" -gt 0 ]; then
  ran 'a clock that steps' "$N tests, in the build above"
else
  not_run 'a clock that steps' 'apt-get install gcc libc6-dev redis-tools'
fi
if [ -x /usr/bin/groff ]; then
  N=$(tests_in ops-tools/target/failsafe-reports/*ManualIT.txt)
  ran 'manual pages formatted' "$N tests of pages and completion, in the build above"
else
  not_run 'manual pages formatted' 'groff is missing: apt-get install groff-base'
fi
[ "$FAILED" = yes ] || bench_leg
[ "$FAILED" = yes ] || container_leg
[ "$FAILED" = yes ] || deep_legs

printf '\n%s\n\n' "$ROWS"
if [ "$FAILED" = yes ]; then
  echo 'tests: FAILED'
  exit 1
fi
echo 'tests: passed'
