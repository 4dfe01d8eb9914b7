#!/bin/sh
# ./quantum test: the build with all its tests, then the legs that need more than a JDK, each of them
# whatever became of those before. A leg that does not run, or runs no test, is named with its
# reason; in CI it is a failure. --install brings what is missing.
set -u
cd "$(dirname "$0")/.."
ROOT=$(pwd)
INSTALL=no
DOCKERD=
. config/leg-table.sh
[ "${1:-}" = --install ] && INSTALL=yes

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

# Test failures end neither their module nor those that need it: the reports tell of them. Whatever
# else goes wrong in a module ends it, and what does not need it is still built.
every_module() {
  LOG=$(mktemp)
  { ./mvnw "$@" --fail-at-end -Dmaven.test.failure.ignore=true && echo 'BUILD: ended with 0'; } 2>&1 |
    tee "$LOG"
  # A test JVM that died leaves no report, and Maven was asked to go on.
  grep -q '^BUILD: ended with 0$' "$LOG" &&
    ! grep -q -E '^\[ERROR\].*(forked VM|There was a timeout|ExecutionException)' "$LOG"
  STATUS=$?
  rm -f "$LOG"
  return $STATUS
}

build_leg() {
  begins 'build, unit, architecture and integration tests: ./mvnw verify'
  rm -rf ./*/target/surefire-reports ./*/target/failsafe-reports
  every_module verify
  counted 'build and tests' $? tests \
    ./*/target/surefire-reports/*.txt ./*/target/failsafe-reports/*.txt
  BEGAN=
  counted 'integration tests' 0 'of them on a real Redis' ./*/target/failsafe-reports/*.txt
  counted 'architecture tests' 0 'rules and checks' architecture-tests/target/surefire-reports/*.txt
  SKIPPED=$(skipped_tests)
  [ -z "$SKIPPED" ] || not_run 'some tests' "skipped, they say why: $SKIPPED"
}

# Rows of what ran in the build because a tool is there, or did not because it is missing.
part_of_the_build() { # LEG TOOL PACKAGE REPORT
  if [ "$2" = there ]; then
    counted "$1" 0 'tests, in the build above' "$4"
  else
    not_run "$1" "$3 is missing: apt-get install $3"
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
  begins 'the Redis adapter against a container (Testcontainers)'
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
  counted 'Redis in a container' $? tests adapters-redis/target/failsafe-reports/*.txt
}

# Debian 12 has it in its backports: the suite is added from where this machine gets its packages.
install_valkey() {
  command -v valkey-server >/dev/null 2>&1 && return 0
  install_quietly valkey-server || { add_backports && install_quietly valkey-server; }
}

# The package would start a server, now and at each boot; the tests start their own.
install_quietly() {
  POLICY=/usr/sbin/policy-rc.d
  OURS=no
  if [ "$INSTALL" = yes ] && [ ! -e "$POLICY" ] && [ -w /usr/sbin ]; then
    OURS=yes
    printf '#!/bin/sh\nexit 101\n' >"$POLICY" && chmod 755 "$POLICY"
  fi
  install "$@"
  DONE=$?
  [ "$OURS" = no ] || rm -f "$POLICY"
  [ $DONE = 0 ] || return 1
  systemctl disable "$@" >/dev/null 2>&1 || true
}

add_backports() {
  [ "$INSTALL" = yes ] && [ "$(id -u)" = 0 ] || return 1
  CODENAME=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
  MIRROR=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' |
    awk -v suite="$CODENAME" '$2 == suite { print $1; exit }')
  [ -n "$CODENAME" ] && [ -n "$MIRROR" ] || return 1
  {
    printf '%s\n' 'Types: deb' "URIs: $MIRROR" "Suites: $CODENAME-backports" 'Components: main'
    KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg
    [ ! -e "$KEYRING" ] || echo "Signed-By: $KEYRING"
  } >"/etc/apt/sources.list.d/$CODENAME-backports.sources"
}

# What talks to a server, on another server: the adapter, the tools, the short set of the service.
valkey_leg() {
  begins 'the Redis adapter, the service and the tools on Valkey'
  if ! install_valkey; then
    if [ "$INSTALL" = yes ]; then
      failed Valkey 'valkey-server could not be installed (Debian 12: suite bookworm-backports)'
    else
      not_run Valkey 'valkey-server is missing: ./quantum test --install, or apt-get install valkey-server'
    fi
    return
  fi
  SERVER=$(command -v valkey-server)
  VERSION=$("$SERVER" --version | sed -n 's/.* v=\([0-9.]*\).*/\1/p')
  rm -rf ./*/target/failsafe-reports
  PIPELINE_TEST_REDIS=$SERVER
  export PIPELINE_TEST_REDIS
  every_module -q verify -pl bootstrap,ops-tools -am -Dspotless.check.skip=true \
    -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false \
    -Dit.test='io/quantum/pipeline/adapter/redis/*IT,io/quantum/pipeline/bootstrap/*IT,io/quantum/pipeline/ops/*IT' \
    -Dfailsafe.failIfNoSpecifiedTests=false
  STATUS=$?
  unset PIPELINE_TEST_REDIS
  counted "Valkey $VERSION" $STATUS tests ./*/target/failsafe-reports/*.txt
}

# The package, installed on a systemd that is really booted, in a root of its own: some six minutes.
systemd_leg() {
  begins 'the package on a booted systemd: config/systemd-tests.sh'
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
  begins 'the contract, weakened on purpose: config/mutation-tests.sh'
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
  begins 'any bytes at all: the decoder and the contract, fuzzed for 45 s'
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
  begins 'random kills and stalls, the long runs: ./mvnw verify -pl bootstrap -am -Pchaos'
  rm -rf ./*/target/failsafe-reports
  ./mvnw -q verify -pl bootstrap -am -Pchaos -Dchaos.rounds="${CHAOS_ROUNDS:-200}" \
    -Dspotless.check.skip=true -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false \
    -Dit.test='io/quantum/pipeline/bootstrap/*IT' -Dfailsafe.failIfNoSpecifiedTests=false
  counted 'chaos, long' $? "runs, ${CHAOS_ROUNDS:-200} kills" bootstrap/target/failsafe-reports/*.txt
}

# The measurements, small: that they run and that everything is accounted for, never how fast. A
# short soak cannot decide what grows (exit code 3); its four promises must have been kept.
bench_leg() {
  begins 'the measurements, small: ./quantum bench drain, bench latency, soak'
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
  killed_leg
}

# Who is killed can tidy nothing up; no server and no service may be left all the same.
killed_leg() {
  begins 'kill -9 of the soak, of the demo and of up'
  FOLDER=$(mktemp -d)
  LEFT=
  for WORDS in 'soak --for 10m' demo up; do
    MARK="LEG_MARK=$$-${WORDS%% *}"
    mkdir "$FOLDER/tmp"
    # shellcheck disable=SC2086 # the words of a call
    env "$MARK" TMPDIR="$FOLDER/tmp" JDK_JAVA_OPTIONS="-Djava.io.tmpdir=$FOLDER/tmp" \
      QUANTUM_HOME="$FOLDER/home" ./quantum $WORDS >"$FOLDER/log" 2>&1 &
    VICTIM=$!
    within 120 everything_runs || LEFT="$LEFT $WORDS did not start: $(tail -n 1 "$FOLDER/log");"
    kill -9 "$VICTIM" 2>/dev/null
    wait "$VICTIM" 2>/dev/null
    within 60 nothing_runs || LEFT="$LEFT $WORDS left $(marked | tr '\n' ' ');"
    rm -rf "$FOLDER/tmp" "$FOLDER/home"
  done
  rm -rf "$FOLDER"
  if [ -z "$LEFT" ]; then
    ran 'killed, nothing is left' 'soak, demo, up: their servers and services ended as well'
  else
    failed 'killed, nothing is left' "$LEFT"
  fi
}
marked() { # processes with the mark in their environment, or, as Redis overwrites that, in the folder
  for PROCESS in /proc/[0-9]*; do
    case $(readlink "$PROCESS/cwd" 2>/dev/null) in
      "$FOLDER"*) ;;
      *) grep -q -a -F "$MARK" "$PROCESS/environ" 2>/dev/null || continue ;;
    esac
    cat "$PROCESS/comm" 2>/dev/null
  done
}
everything_runs() {
  RUNNING=$(marked)
  case $WORDS in soak*) JVMS=3 ;; *) JVMS=1 ;; esac
  echo "$RUNNING" | grep -q redis && [ "$(echo "$RUNNING" | grep -c java)" -ge $JVMS ]
}
nothing_runs() { [ -z "$(marked)" ]; }
within() { # within SECONDS COMMAND: it comes true in time
  UNTIL=$(($(date +%s) + $1))
  shift
  until "$@"; do
    [ "$(date +%s)" -lt "$UNTIL" ] || return 1
    sleep 1
  done
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
TMUX=missing
PRELOAD=missing
GROFF=missing
PYTHON=missing
! command -v tmux >/dev/null 2>&1 || TMUX=there
[ ! -x /usr/bin/groff ] || GROFF=there
! python_leg || PYTHON=there
{ [ ! -x /usr/bin/cc ] || [ ! -x /usr/bin/redis-check-rdb ]; } || PRELOAD=there
build_leg
part_of_the_build 'Python producer' $PYTHON python3-redis \
  bootstrap/target/failsafe-reports/*PythonProducerIT.txt
part_of_the_build 'live screen in a terminal' $TMUX tmux \
  ops-tools/target/failsafe-reports/*LiveScreenIT.txt
part_of_the_build 'manual pages formatted' $GROFF groff-base \
  ops-tools/target/failsafe-reports/*ManualIT.txt
part_of_the_build 'a clock that steps' $PRELOAD 'gcc libc6-dev redis-tools' \
  bootstrap/target/failsafe-reports/*ClockStepIT.txt
bench_leg
container_leg
valkey_leg
deep_legs

verdict
