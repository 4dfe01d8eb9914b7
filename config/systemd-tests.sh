#!/bin/bash
# The Debian package on a really booted systemd, in an overlay root of its own: installed, started,
# frozen, killed, cut off from Redis, upgraded, crashed to the start limit, purged. As root:
#   config/systemd-tests.sh [SCENARIO...]       all, in order, or only those named
# Needs systemd-container and dbus. Exit 0 passed, 1 failed, 77 cannot run here (the last line says
# why). Ends and unmounts everything that it started. Never on the machine's own root: the boot of a
# systemd empties /tmp.
set -uo pipefail
cd "$(dirname "$0")/.."
ROOT=$(pwd)
DEB=$(find "$ROOT/ops-tools/target" -maxdepth 1 -name 'quantum-pipeline_*_all.deb' 2>/dev/null | head -n 1)
LEADER=
NSPAWN=
W=

cannot() {
  echo "NOT RUN: $*"
  exit 77
}
[ "$(id -u)" = 0 ] || cannot 'it takes root to mount and to boot'
command -v systemd-nspawn >/dev/null || cannot 'systemd-nspawn is missing: apt-get install systemd-container'
command -v dbus-daemon >/dev/null || cannot 'dbus is missing: apt-get install dbus'
command -v apt-get >/dev/null || cannot 'this is no Debian'
for word in pgrep ps man dpkg-deb deb-systemd-invoke; do
  command -v "$word" >/dev/null || cannot "$word is missing: apt-get install procps man-db init-system-helpers"
done
# The root has no network: what the package depends on has to be here.
dpkg -s openjdk-17-jre-headless >/dev/null 2>&1 ||
  cannot 'the Java of Debian is missing: apt-get install openjdk-17-jre-headless'
[ -n "$DEB" ] || cannot 'no package: ./mvnw package -Pdeb -DskipTests'

cleanup() {
  [ -z "$LEADER" ] || kill -9 "$LEADER" 2>/dev/null
  if [ -n "$NSPAWN" ]; then
    # It ends with its systemd, or, if there never was one, now.
    [ -n "$LEADER" ] || kill -9 "$NSPAWN" 2>/dev/null
    wait "$NSPAWN" 2>/dev/null
  fi
  [ -n "$W" ] || return
  mountpoint -q "$W/root" && umount -l "$W/root"
  mountpoint -q "$W" && umount -l "$W"
  rmdir "$W"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# ---- a root, and systemd in it

raise_root() {
  W=$(mktemp -d)
  mount -t tmpfs -o size=3g tmpfs "$W" || cannot 'the kernel forbids a tmpfs'
  mkdir "$W/upper" "$W/work" "$W/root" "$W/debs"
  mount -t overlay overlay -o "lowerdir=/,upperdir=$W/upper,workdir=$W/work" "$W/root" 2>/dev/null ||
    cannot 'the kernel forbids an overlay mount'
  from_scratch
  systemd-id128 new >"$W/root/etc/machine-id"
  rm -f "$W/root/usr/sbin/policy-rc.d"
  local units=$W/root/etc/systemd/system
  for unit in docker.service docker.socket containerd.service systemd-timesyncd.service \
    systemd-networkd.service systemd-resolved.service getty.target console-getty.service; do
    ln -sfn /dev/null "$units/$unit"
  done
  printf '%s\n' '[Unit]' 'Requires=sysinit.target dbus.socket' 'Wants=dbus.service' \
    'After=sysinit.target dbus.socket dbus.service' 'AllowIsolate=yes' >"$units/box.target"
  cp "$DEB" "$W/root/opt/first.deb"
  # A second build: the same files, another version.
  mkdir "$W/next"
  dpkg-deb -R "$DEB" "$W/next"
  sed -i 's/^Version:.*/Version: 1.0.1/' "$W/next/DEBIAN/control"
  dpkg-deb -Zgzip -z1 --root-owner-group -b "$W/next" "$W/root/opt/second.deb" >/dev/null
  # And one that cannot be unpacked over a running service.
  printf '%s\n' '#!/bin/sh' 'exit 1' >"$W/next/DEBIAN/preinst"
  sed -i 's/^Version:.*/Version: 1.0.2/' "$W/next/DEBIAN/control"
  dpkg-deb -Zgzip -z1 --root-owner-group -b "$W/next" "$W/root/opt/broken.deb" >/dev/null
  rm -rf "$W/next"
  # Debian's own server, also if this machine has it: the scenario installs it. Of what it needs,
  # only what this machine does not have.
  apt-get install -y -qq --download-only --reinstall --no-install-recommends \
    -o Dir::Cache::archives="$W/debs" redis-server >"$W/apt" 2>&1
  mkdir "$W/root/opt/debs"
  cp "$W"/debs/*.deb "$W/root/opt/debs/" 2>/dev/null
  ls "$W"/debs/redis-server_*.deb >/dev/null 2>&1 ||
    cannot "Debian's redis-server could not be fetched: $(tail -n 1 "$W/apt")"
  traces chroot "$W/root" >"$W/traces"
}

# The root is this machine's, with whatever was installed and set up on it: take out what a scenario
# brings itself, or what would stand in its way.
from_scratch() {
  local package user
  for package in quantum-pipeline redis-server redis-sentinel valkey-server valkey-sentinel; do
    chroot "$W/root" dpkg -s "$package" >/dev/null 2>&1 || continue
    chroot "$W/root" env DEBIAN_FRONTEND=noninteractive dpkg --purge --force-depends "$package" \
      >"$W/purged" 2>&1 || cannot "$package cannot be taken out of the root: $(tail -n 1 "$W/purged")"
  done
  for user in quantum watcher; do
    ! chroot "$W/root" getent passwd "$user" >/dev/null || chroot "$W/root" userdel "$user"
    ! chroot "$W/root" getent group "$user" >/dev/null || chroot "$W/root" groupdel "$user"
  done
  rm -rf "$W/root/etc/quantum" "$W/root/opt/quantum" "$W"/root/etc/redis/* "$W"/root/var/lib/redis/* \
    "$W/root/opt/debs" "$W"/root/var/lib/quantum* "$W"/root/var/cache/quantum* \
    "$W"/root/etc/systemd/system/quantum-* "$W/root/etc/credstore/quantum-redis-password"
  # As redis-tools, which stays, has made it: its owner may rewrite the configuration.
  ! chroot "$W/root" getent passwd redis >/dev/null ||
    chroot "$W/root" install -d -m 2770 -o redis -g redis /etc/redis
}

# traces COMMAND...: what bears the name of the package, or belongs to a user or a group that is gone,
# where a package may make files that dpkg does not know of; found by the command.
traces() {
  "$@" find /etc /opt /var /srv /home -xdev \( -path /var/log -o -path /var/cache/man \) -prune -o \
    \( -name '*quantum*' -o -nouser -o -nogroup \) -print 2>/dev/null | sort
}

boot() {
  setsid systemd-nspawn --register=no --keep-unit -q \
    -M "quantum-$$" -D "$W/root" --private-network --console=pipe -b systemd.unit=box.target \
    </dev/null >"$W/console.log" 2>&1 &
  NSPAWN=$!
  local tries=0
  until LEADER=$(pgrep -P "$NSPAWN" -x systemd) &&
    in_box systemctl is-system-running 2>/dev/null | grep -q -E 'running|degraded'; do
    tries=$((tries + 1))
    if [ "$tries" -gt 150 ] || ! kill -0 "$NSPAWN" 2>/dev/null; then
      cat "$W/console.log"
      cannot 'systemd did not boot here'
    fi
    sleep 0.2
  done
}

# With nothing of the caller's environment: a REDIS_URL or a JAVA_HOME there is not meant for it.
in_box() {
  timeout 120 nsenter -t "$LEADER" -m -u -i -n -p -C -r -w -- \
    env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
    LANG="${LANG:-C.UTF-8}" DEBIAN_FRONTEND=noninteractive "$@"
}

# ---- words for the scenarios

FAILED=no
failure() {
  FAILED=yes
  echo "    FAILED: $*"
}
say() { echo "    $*"; }
that() { # that DESCRIPTION COMMAND...
  local what=$1
  shift
  if "$@" >"$W/out" 2>&1; then say "ok  $what"; else
    failure "$what"
    sed 's/^/      | /' "$W/out" | tail -n 20
  fi
}
soon() { # soon SECONDS DESCRIPTION COMMAND...: it comes true in time
  local limit=$1 what=$2 began=$SECONDS
  shift 2
  until "$@" >"$W/out" 2>&1; do
    if [ $((SECONDS - began)) -ge "$limit" ]; then
      failure "$what, not within $limit s"
      sed 's/^/      | /' "$W/out" | tail -n 20
      in_box systemctl status --no-pager -n 15 quantum-execution.service 2>&1 | sed 's/^/      | /'
      return 1
    fi
    sleep 0.2
  done
  say "ok  $what ($((SECONDS - began)) s)"
}
not() { ! "$@"; }
property() { in_box systemctl show -P "$1" "${2:-quantum-execution.service}"; }
has() { [ "$(property "$1" "${3:-quantum-execution.service}")" = "$2" ]; }
active() { has ActiveState active "${1:-quantum-execution.service}"; }
status_says() { property StatusText | grep -q -- "$1"; }
journal() { in_box journalctl -q --no-pager -o cat -u "${1:-quantum-execution}"; }
logged() { journal | grep -q -- "$1"; }
redis() { in_box redis-cli --raw "$@"; }
ops() { in_box quantum-ops "$@"; }
settled() { redis HVALS quantum:exec:ledger | awk '{ n += $1 } END { print n + 0 }'; }
all_settled() { [ "$(settled)" = "$(redis XLEN quantum:stream:trade.intent)" ]; }
intent() { # intent SYMBOL ACTION
  printf '{"symbol":"%s","action":"%s","confidence":0.8,"position_size_usd":100.0,"leverage":2,"timestamp":"%s","intent_id":"%s"}' \
    "$1" "$2" "$(date -u +%Y-%m-%dT%H:%M:%S.%3NZ)" "$RANDOM$RANDOM$RANDOM"
}
publish() { intent "$1" "$2" | in_box quantum-ops publish --source rig; }
bare() { redis XADD quantum:stream:trade.intent '*' event_type trade.intent payload "$(intent "$1" "$2")" >/dev/null; }
result_count() { [ "$(redis XLEN quantum:stream:execution.result)" = "$1" ]; }
http() { # http PATH TEXT: what the service answers holds the text
  in_box bash -c 'exec 3<>/dev/tcp/127.0.0.1/8002; printf "GET '"$1"' HTTP/1.0\r\n\r\n" >&3; cat <&3' |
    grep -F -- "$2"
}
signal() { # signal NAME: to the service, and to nobody else should it not run (0 is everybody)
  local pid
  pid=$(property MainPID)
  if [ "${pid:-0}" = 0 ]; then failure 'the service does not run'; else in_box kill -s "$1" "$pid"; fi
}
started() { # which start this is; a service that never started is no answer
  local id
  id=$(property InvocationID)
  [ -n "$id" ] || : >"$W/unstarted"
  echo "${id:-none}"
}

# ---- the scenarios, in this order; each leaves a service that runs

s_install() {
  well_formed() {
    in_box systemd-analyze verify quantum-execution.service quantum-execution@1.service \
      quantum-redis.service quantum-ops-check@backlog.service quantum-ops-check@backlog.timer \
      >"$W/verify" 2>&1
    [ $? -le 1 ] || return
    ! grep quantum "$W/verify" | grep -v '/usr/bin/redis-server is not executable' # comes later
  }
  that 'apt installs it, its dependencies resolve' \
    in_box apt-get install -y -q --no-install-recommends /opt/first.deb
  that 'the service is enabled' in_box systemctl is-enabled quantum-execution
  soon 30 'it waits for a Redis that is not there, and says so' \
    status_says 'waiting for Redis at localhost:6379/0'
  that 'it is not taken for ready' has ActiveState activating
  that 'user and group are there' in_box getent passwd quantum
  that 'ops.env is for the group only' \
    [ "$(in_box stat -c '%a %U %G' /etc/quantum/ops.env)" = '640 root quantum' ]
  that 'classes are archived' in_box test -s /opt/quantum/lib/quantum-execution.jsa \
    -a -s /opt/quantum/ops/quantum-ops.jsa
  that 'systemd has nothing to say about the units' well_formed
  that 'the tools are on the path' in_box quantum-ops --version
  that 'a manual page is found' in_box man -w quantum-ops
  for unit in quantum-execution quantum-execution@1 quantum-redis quantum-ops-check@backlog; do
    in_box systemd-analyze security --no-pager "$unit.service" >"$W/score" 2>&1
    that "$unit: $(sed -n 's/.*exposure level for [^:]*: \([0-9.]*\).*/exposure \1, 2.0 at most/p' "$W/score")" \
      awk '/exposure level/ { for (i = 1; i <= NF; i++) if ($i == "level") s = $(i + 3) } END { exit !(s != "" && s + 0 <= 2.0) }' "$W/score"
  done
}

s_late_redis() {
  # Nobody touches the service from here on until it runs.
  local before
  before=$(started)
  say 'a minute without Redis ...'
  sleep 60
  that 'it still waits, without a restart' has InvocationID "$before"
  that "Debian's Redis is installed" in_box sh -c 'dpkg -i /opt/debs/*.deb || test -x /usr/bin/redis-server'
  soon 60 'the stock settings are refused for good' has ExecMainStatus 69
  that 'installing succeeded all the same' in_box dpkg -s quantum-pipeline
  soon 10 'the unit failed and is not restarted' has ActiveState failed
  that 'the last words are the commands to run' logged 'redis-cli CONFIG SET appendonly yes; redis-cli CONFIG SET appendfsync always; redis-cli CONFIG REWRITE'
  journal | grep -o 'redis-cli CONFIG [^;]*' | sort -u -r >"$W/commands"
  while read -r line; do
    # shellcheck disable=SC2086 # the words of a command that an operator would type
    [ "$line" = 'redis-cli CONFIG REWRITE' ] || that "$line" in_box $line </dev/null
  done <"$W/commands"
  that 'redis-cli CONFIG REWRITE' in_box redis-cli CONFIG REWRITE
  that 'after them it starts, and the start waits until it reads' in_box systemctl start quantum-execution
  that 'active' active
  soon 10 'systemctl status shows the state' status_says 'role=reader'
}

s_results() {
  sandboxed() { # no capability, no new privileges, a system call filter; and as nobody special
    in_box cat "/proc/$(property MainPID)/status" >"$W/status"
    for line in 'CapEff:.0000000000000000' 'CapBnd:.0000000000000000' 'NoNewPrivs:.1' 'Seccomp:.2'; do
      grep -q "^$line$" "$W/status" || return 1
    done
    [ "$(in_box ps -o user= -p "$(property MainPID)")" = quantum ]
  }
  that 'the JVM really runs under the hardening' sandboxed
  that 'an intent is published' publish BTCUSDT BUY
  soon 10 'its result appears' result_count 1
  that 'health is good' http /health '"status":"healthy"'
  that 'metrics know of it' http /metrics 'quantum_intent_outcomes_total{outcome="filled"} 1.0'
  that 'a check is enabled, every minute' in_box systemctl enable --now quantum-ops-check@backlog.timer
  that 'systemctl status' in_box systemctl status --no-pager quantum-execution
  grep -q 'Status: "role=reader' "$W/out" || failure 'systemctl status has no status line'
}

s_frozen() {
  local before
  before=$(started)
  signal STOP
  bare ETHUSDT BUY
  bare SOLUSDT BUY
  soon 60 'the watchdog starts a frozen service again' not has InvocationID "$before"
  that 'systemd says why' in_box sh -c "journalctl -q --no-pager -u quantum-execution | grep -q 'Watchdog timeout'"
  soon 40 'it runs again' active
  soon 40 'what was pending is finished' all_settled
}

s_killed() {
  local before
  before=$(started)
  bare XRPUSDT BUY
  signal KILL
  bare ADAUSDT BUY
  soon 20 'it is started again' not has InvocationID "$before"
  soon 40 'it runs' active
  soon 40 'everything is settled' all_settled
}

s_redis_away() {
  local before
  before=$(started)
  in_box systemctl stop redis-server
  soon 20 'the status says that Redis is away' status_says 'waiting for Redis at'
  say 'longer than the watchdog ...'
  sleep 33
  in_box systemctl start redis-server
  bare DOTUSDT BUY
  soon 20 'it goes on' all_settled
  that 'without a restart' has InvocationID "$before"
  soon 70 'and the status says so' status_says 'role=reader\|Redis is back'
}

s_loading() {
  in_box systemctl stop quantum-execution
  for n in $(seq 30); do redis SET "load:$n" x; done >/dev/null
  redis BGREWRITEAOF >/dev/null
  rewritten() { redis INFO persistence | grep -q 'aof_rewrite_in_progress:0'; }
  soon 10 'Redis has written its data anew' rewritten
  in_box systemctl stop redis-server
  # From now on it loads every key for 0.8 s.
  in_box sh -c 'printf "key-load-delay 800000\n" >>/etc/redis/redis.conf'
  in_box systemctl start --no-block quantum-execution
  soon 10 'it waits for Redis' status_says 'waiting for Redis at'
  local began=$SECONDS
  in_box systemctl start --no-block redis-server
  soon 60 'active without a human' active
  [ $((SECONDS - began)) -ge 25 ] || failure "Redis was not loading for long: $((SECONDS - began)) s"
  in_box sed -i '/key-load-delay/d' /etc/redis/redis.conf
  redis DEL $(seq -f 'load:%g' 30) >/dev/null
}

s_diagnostics() {
  flood() {
    for _ in $(seq 600); do printf 'XADD quantum:stream:trade.intent * payload {}\n'; done |
      in_box redis-cli >/dev/null
  }
  diag() { # the lines since the last start
    in_box journalctl -q -o cat "_SYSTEMD_INVOCATION_ID=$(started)" | grep '| \[DIAG\]'
  }
  undiagnosed() { # there are lines since the last start, and none is a diagnostic one
    in_box journalctl --sync
    in_box journalctl -q -o cat "_SYSTEMD_INVOCATION_ID=$(started)" >"$W/lines"
    grep -q ' | INFO | START: ' "$W/lines" && not grep '| \[DIAG\]' "$W/lines"
  }
  # The four commands of the old runbook, to the letter.
  in_box systemctl set-environment PIPELINE_DIAG=true
  in_box systemctl restart quantum-execution
  flood
  soon 20 'everything is settled' all_settled
  that 'lines that begin with [DIAG]' diag
  that "the leftover is in the manager's environment" in_box sh -c 'systemctl show-environment | grep -qx PIPELINE_DIAG=true'
  that 'the proof pack reports the leftover' in_box sh -c \
    'quantum-ops proof --sample 0s --units quantum-execution | grep -q "^identity.PIPELINE_DIAG.manager_value: true"'
  # What the file says counts more.
  in_box sh -c 'echo PIPELINE_DIAG=false >>/etc/quantum/execution.env'
  in_box systemctl restart quantum-execution
  flood
  soon 20 'settled without diagnostics, since the file forbids them' all_settled
  that 'no [DIAG] line' undiagnosed
  ops doctor --json --units quantum-execution >"$W/doctor" 2>&1
  that 'doctor says that the file wins' grep -q 'a file of quantum-execution says false, and the file wins' "$W/doctor"
  in_box sed -i '/^PIPELINE_DIAG=/d' /etc/quantum/execution.env
  in_box systemctl unset-environment PIPELINE_DIAG
  in_box systemctl restart quantum-execution
  flood
  soon 20 'everything is settled again' all_settled
  that 'none after the second restart' undiagnosed
}

s_upgrade() {
  local before
  before=$(started)
  that 'evidence before' ops proof --before --units quantum-execution
  in_box sh -c \
    'while [ ! -e /run/enough ]; do redis-cli XADD quantum:stream:trade.intent \* payload "{}" >/dev/null; sleep 0.02; done' &
  local traffic=$!
  that 'apt installs the second build over the running service' \
    in_box apt-get install -y -q --no-install-recommends /opt/second.deb
  soon 40 'it runs again' active
  that 'as another start' not has InvocationID "$before"
  in_box touch /run/enough
  wait "$traffic"
  that 'the second version' in_box sh -c 'dpkg -s quantum-pipeline | grep -qx "Version: 1.0.1"'
  soon 30 'everything that came meanwhile is settled' all_settled
  that 'and accounted for' ops prove
  that 'an intent is published' publish TRXUSDT BUY
  soon 20 'and settled' all_settled
  that 'evidence after' ops proof --after --units quantum-execution
  that 'the verdict on the upgrade is PASS' ops proof diff before after
  grep -q '^PASS: ' "$W/out" || failure 'it does not say PASS'
  that 'the old one stopped in order' in_box sh -c "journalctl -q -o cat _SYSTEMD_INVOCATION_ID=$before | grep -q 'STOP: done'"
}

s_broken_upgrade() {
  local before
  before=$(started)
  that 'a package that cannot be unpacked is refused' not in_box dpkg -i /opt/broken.deb
  soon 40 'the old version runs again' active
  that 'as another start' not has InvocationID "$before"
  that 'a package with nothing wrong is still there' in_box sh -c 'dpkg -s quantum-pipeline | grep -qx "Status: install ok installed"'
}

s_repaired() {
  in_box sh -c 'echo EXECUTION_RATE_LIMIT=many >>/etc/quantum/execution.env; rm /etc/quantum/ops.env'
  in_box systemctl restart quantum-execution
  soon 20 'a wrong setting ends it' has ActiveState failed
  in_box sed -i '/^EXECUTION_RATE_LIMIT=/d' /etc/quantum/execution.env
  that 'the package is installed once more, though a file of it is gone' in_box dpkg -i /opt/second.deb
  soon 40 'which starts what had given up' active
  that 'removed' in_box apt-get remove -y -q quantum-pipeline
  that 'it is gone' not active
  that 'and installed again' in_box apt-get install -y -q --no-install-recommends \
    -o Dpkg::Options::=--force-confmiss /opt/second.deb
  soon 40 'it runs' active
  soon 10 'and so does the timer that was enabled' has ActiveState active quantum-ops-check@backlog.timer
}

s_password() {
  local secret=Quantum-$RANDOM-$RANDOM before
  redis CONFIG SET requirepass "$secret" >/dev/null
  in_box sh -c "install -d -m 0700 /etc/credstore && umask 077 && printf '%s\n' '$secret' >/etc/credstore/quantum-redis-password"
  before=$(started)
  in_box systemctl restart quantum-execution
  that 'it runs with the password that systemd handed over' active
  lacks() { # what it prints is something, and without the secret
    "$@" >"$W/seen" 2>/dev/null && [ -s "$W/seen" ] && not grep -qa "$secret" "$W/seen"
  }
  in_box journalctl --sync
  that 'which is in none of its properties' lacks in_box systemctl show quantum-execution
  that 'nor in its environment' lacks in_box cat "/proc/$(property MainPID)/environ"
  that 'nor in its command line' lacks in_box cat "/proc/$(property MainPID)/cmdline"
  that 'nor in the journal' lacks in_box sh -c 'journalctl -q --no-pager | grep -v redis-cli'
  that 'the tools cannot look without it' not ops prove
  in_box sh -c "cd /etc/quantum && printf '%s' '$secret' >password && chgrp quantum password &&
    chmod 0640 password && echo REDIS_PASSWORD_FILE=/etc/quantum/password >>ops.env"
  that 'and can with the file that ops.env names' ops prove
  that 'the environment counts more' not in_box env REDIS_URL=redis://127.0.0.1:1 quantum-ops prove
  in_box sh -c 'rm /etc/quantum/password; sed -i /^REDIS_PASSWORD_FILE/d /etc/quantum/ops.env'
  in_box redis-cli --no-auth-warning -a "$secret" CONFIG SET requirepass '' >/dev/null
  in_box rm /etc/credstore/quantum-redis-password
  in_box systemctl restart quantum-execution
  that 'and without one again' active
}

s_instances() {
  in_box systemctl stop quantum-execution
  that 'two instances start' in_box systemctl start quantum-execution@1 quantum-execution@2
  soon 10 'one reads' in_box sh -c 'systemctl show -P StatusText quantum-execution@1 quantum-execution@2 | grep -q role=reader'
  soon 10 'one stands by' in_box sh -c 'systemctl show -P StatusText quantum-execution@1 quantum-execution@2 | grep -q role=standby'
  that 'under their names' \
    [ "$(redis KEYS 'quantum:exec:instance:*' | sort | xargs)" = 'quantum:exec:instance:execution-1 quantum:exec:instance:execution-2' ]
  in_box systemctl stop quantum-execution@1 quantum-execution@2
  in_box systemctl start quantum-execution
}

s_operators() {
  in_box useradd --system --groups systemd-journal watcher 2>/dev/null
  judged() { # it looked and could tell; how it found things is another matter
    as "$@"
    [ $? -le 2 ] && [ -s "$W/out" ]
  }
  for who in root watcher; do
    as() { in_box setpriv --reuid="$who" --regid="$who" --init-groups env HOME="/tmp/$who" "$@"; }
    for way in '--once' '--once -o json' '--once -o prometheus' '--trend 1h' '--once --alert 1000'; do
      # shellcheck disable=SC2086 # the words of a call
      that "$who: quantum-ops monitor $way" judged quantum-ops monitor $way
    done
    that "$who: monitor_backlog.sh --once" judged /opt/quantum/ops/monitor_backlog.sh --once
    for check in backlog pending flow conservation; do
      that "$who: quantum-ops check $check" judged quantum-ops check "$check"
    done
    that "$who sees the units" as quantum-ops check units --units quantum-execution
    that "$who reads the journal" as sh -c "journalctl -q -n 5 -u quantum-execution -o cat | grep -q ."
    as quantum-ops doctor --units quantum-execution >"$W/doctor" 2>&1
    that "doctor of $who finds the journal readable" grep -E '^OK +journal' "$W/doctor"
  done
}

s_timers() {
  lines() { journal "quantum-ops-check@$1" | grep -c -E '^[A-Z]+ (OK|WARNING|CRITICAL|UNKNOWN) - '; }
  ran() { [ "$(lines backlog)" -gt "${1:-0}" ]; }
  that 'a check runs from its unit' in_box systemctl start quantum-ops-check@conservation.service
  that 'and writes to the journal' [ "$(lines conservation)" = 1 ]
  that 'the timer that was enabled has run checks all the while' ran 2
  that 'and will within the minute' in_box sh -c "systemctl list-timers --no-legend 'quantum-ops-check@backlog.timer' | grep -q ' left '"
}

s_crashes() {
  given_up() { has ActiveState failed && journal | grep -q 'Start request repeated too quickly'; }
  in_box systemctl restart quantum-execution
  local last=0 pid crash
  another() { pid=$(property MainPID) && [ "${pid:-0}" != 0 ] && [ "$pid" != "$last" ]; }
  for crash in 1 2 3 4 5; do
    soon 15 "crash $crash" another || return
    in_box kill -9 "$pid"
    last=$pid
  done
  soon 20 'five crashes in a row are enough' given_up
  ops check units --units quantum-execution >"$W/out" 2>&1
  that 'check units says 2' [ $? = 2 ]
  in_box systemctl reset-failed quantum-execution
  that 'and a human starts it again' in_box systemctl start quantum-execution
}

s_own_redis() {
  in_box systemctl stop quantum-execution
  that "Debian's Redis is put away" in_box systemctl disable --now redis-server
  that 'the Redis of the package starts' in_box systemctl start quantum-redis
  # What an update of that package does.
  in_box deb-systemd-invoke restart redis-server.service >/dev/null 2>&1
  that 'and is not taken away by an update of the other' has ActiveState active quantum-redis.service
  that 'the service takes it as it is' in_box systemctl start quantum-execution
  that 'an intent is published' publish LTCUSDT BUY
  soon 10 'and settled' all_settled
  that 'and has nothing to say against it' http /health '"reasons":[]'
}

# The historic incident, as docs/operations/runbook.md walks it; RUNBOOK=DIR keeps what is printed.
s_incident() {
  local pages=${RUNBOOK:-$W/runbook} drop=/run/systemd/system/quantum-execution.service.d n
  mkdir -p "$pages"
  shown() { # shown PAGE STATUS COMMAND...
    local page=$1 wanted=$2 got
    shift 2
    in_box env XDG_STATE_HOME=/tmp/night QUANTUM_UNITS=quantum-execution "$@" >"$pages/$page" 2>&1
    got=$?
    cp "$pages/$page" "$W/out"
    if [ $got = "$wanted" ]; then say "ok  $* ($got)"; else
      failure "$*: exit code $got, not $wanted"
      sed 's/^/      | /' "$W/out" | tail -n 40
    fi
  }
  page_says() { grep -q -- "$2" "$pages/$1" || failure "$1 does not say: $2"; }
  in_box systemctl reset-failed quantum-execution
  publish AVAXUSDT BUY >/dev/null
  soon 20 'the last good hour' all_settled
  # The unit of those days: it is up, no watchdog looks at it, and nothing is read.
  in_box systemctl stop quantum-execution
  in_box mkdir -p "$drop"
  printf '%s\n' '[Service]' Type=exec WatchdogSec=0 ExecStart= 'ExecStart=/bin/sleep infinity' |
    in_box tee "$drop/frozen.conf" >/dev/null
  in_box systemctl daemon-reload
  in_box systemctl start quantum-execution
  for n in A B C D; do
    bare "${n}${n}${n}USDT" BUY
    redis XADD quantum:stream:trade.intent '*' event_type trade.intent source ai_engine data "$(intent "${n}X${n}USDT" SELL)" >/dev/null
  done
  shown units 0 quantum-ops check units
  shown stalled 2 quantum-ops monitor --once --sample 31s --window 30s
  page_says stalled '^STALLED'
  shown advice 2 quantum-ops advise --sample 0s --window 30s
  page_says advice 'restart as the last resort'
  shown before 0 /opt/quantum/ops/proof_pipeline.sh --before
  in_box rm "$drop/frozen.conf"
  in_box systemctl daemon-reload
  in_box systemctl restart quantum-execution
  soon 30 'everything is settled' all_settled
  shown after 0 /opt/quantum/ops/proof_pipeline.sh --after
  page_says after '^PASS: '
  shown ticket 0 quantum-ops proof diff before after -o markdown
  shown drift 0 quantum-ops dlq list --since 1h
  page_says drift ai_engine
  shown replay 0 quantum-ops dlq replay --all --upgrade
  soon 20 'the replayed ones are settled' all_settled
  # Somebody trims what nobody has read; the server goes on counting it as a backlog.
  in_box systemctl stop quantum-execution
  for n in $(seq 40); do bare DDDUSDT BUY; done
  redis XTRIM quantum:stream:trade.intent MAXLEN 5 >/dev/null
  shown losing 2 quantum-ops monitor --once --sample 0s
  in_box systemctl start quantum-execution
  nothing_waits() { [ -n "$(ops monitor --once --sample 0s --json | grep -o '"waiting":{"value":0,"quality":"exact"}')" ]; }
  soon 20 'nothing waits any more' nothing_waits
  shown phantom 2 quantum-ops monitor --once --sample 0s --all
  page_says phantom 'entries that no longer exist'
  shown books 0 quantum-ops prove
}

s_purge() {
  in_box systemctl enable quantum-execution@7.service quantum-redis.service >/dev/null 2>&1
  that 'apt purges it' in_box apt-get purge -y -q quantum-pipeline
  nothing_left() {
    traces in_box >"$W/left"
    ! comm -13 "$W/traces" "$W/left" | grep .
  }
  that 'no file is left' nothing_left
  that 'no user' not in_box getent passwd quantum
  that 'no group' not in_box getent group quantum
  no_unit() { in_box systemctl list-units --all --plain --no-legend 'quantum-*' | not grep .; }
  soon 10 'no unit' no_unit
  that 'no process' not in_box pgrep -f quantum-execution.jar
}

SCENARIOS='install late_redis results frozen killed redis_away loading diagnostics upgrade
  broken_upgrade repaired password
  instances operators timers crashes own_redis incident purge'

raise_root
boot
BEGAN=$SECONDS
for scenario in ${*:-$SCENARIOS}; do
  AT=$SECONDS
  echo "== $scenario"
  # Starts of one scenario are not those of the next: the limit is five within 300 s.
  in_box systemctl reset-failed quantum-execution 2>/dev/null
  "s_$scenario"
  echo "    ($((SECONDS - AT)) s)"
done
[ ! -e "$W/unstarted" ] || failure 'a start that was to be compared was none'
echo "systemd $(in_box systemctl --version | sed -n '1s/systemd \([0-9]*\).*/\1/p'), $((SECONDS - BEGAN)) s: $([ $FAILED = yes ] && echo FAILED || echo passed)"
[ $FAILED = no ]
