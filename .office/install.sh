#!/bin/sh
# Puts the kiosk on a Debian machine: each version whole in a folder of its own, /opt/kiosk/VERSION, and the link
# /opt/kiosk/current to the one in use. From a checkout, as root:
#
#   .office/install.sh kiosk              a machine that is nothing but a kiosk
#   .office/install.sh gateway            the server
#   .office/install.sh program            the program alone: a front desk, a trial
#   .office/install.sh pack FOLDER        no root: all of it as wheels, for machines that reach no package index
#
#   --wheels FOLDER                       for the first three: install from what `pack` made
#   --as NAME                             another name for the folder than the version
#
# and, from anywhere, /opt/kiosk/current/office/install.sh
#
#   list                                  the versions here, and which is in use
#   use VERSION                           the one to use from now on: back or forth
#   remove VERSION                        one that is not in use
#   sticks                                USB sticks are opened below /run/sticks, read-only, by this machine
#
# The one rule: what is in use is never changed. A version is made beside it, and only when it is whole the link is moved.
# Nothing here starts or stops a kiosk, since somebody may sit in front of it. In a container or a chroot, where no systemd
# runs, units are enabled and start with the machine.

set -eu
umask 022
HOMES=/opt/kiosk
SETTINGS=/etc/kiosk
REGISTER=/var/lib/kiosk-gateway
UNITS=/etc/systemd/system
here=$(cd "$(dirname "$0")" && pwd)
wheels='' name='' scrap=''

say() { printf '%s\n' "$*"; }
fail() { printf 'install.sh: %s\n' "$*" >&2; exit 1; }
is_running() { [ -d /run/systemd/system ]; }
in_use() { [ -L "$HOMES/current" ] && basename "$(readlink "$HOMES/current")"; }
need_root() { [ "$(id -u)" = 0 ] || fail "this takes root: sudo $0 …"; }
clean() { [ -z "$scrap" ] || rm -rf "$scrap"; }
trap clean EXIT

# shellcheck source=.office/versions.sh
. "$here/versions.sh"

# ── what each kind of machine is ─────────────────────────────────────────────

# A user that can neither log in nor own anything else.
user() {
  id "$1" >/dev/null 2>&1 || useradd --system --user-group --home-dir "$2" --no-create-home --shell /usr/sbin/nologin "$1"
}

# `kiosk` on the path, and its settings where the units and whoever types `kiosk` look for them.
program() {
  packages python3-venv ca-certificates procps "$@"
  make_version
  switch "$version"
  mkdir -p /etc/xdg /usr/local/bin
  if [ -d /etc/xdg/kiosk ] && [ ! -e "$SETTINGS" ]; then ln -s /etc/xdg/kiosk "$SETTINGS"; fi
  mkdir -p "$SETTINGS"
  if [ ! -e /etc/xdg/kiosk ]; then ln -s "$SETTINGS" /etc/xdg/kiosk; fi
  [ /etc/xdg/kiosk -ef "$SETTINGS" ] || fail "settings stand in /etc/xdg/kiosk and in $SETTINGS: leave only the latter"
  ln -sfn "$HOMES/current/bin/kiosk" /usr/local/bin/kiosk
}

# A file of the office's own is never written over.
offer() {
  if [ ! -e "$2" ]; then install -m 644 "$1" "$2"
  elif ! cmp -s "$1" "$2"; then install -m 644 "$1" "$2.new" && say "$2 is yours; how it came with $version: $2.new"
  fi
}

kiosk() {
  # xwayland: Debian's cage does not start without it, though nothing here is an X program.
  program cage xwayland foot seatd fontconfig fonts-dejavu-core espeak-ng alsa-utils
  user kiosk /run/kiosk
  # What `kiosk setup` writes there belongs to this group: the kiosk reads it, and changes nothing.
  chgrp kiosk "$SETTINGS" && chmod 2755 "$SETTINGS"
  office=$HOMES/current/office
  offer "$office/foot.ini" "$SETTINGS/foot.ini"
  install -m 644 "$office/kiosk-sysctl.conf" /etc/sysctl.d/60-kiosk.conf
  mkdir -p /etc/systemd/logind.conf.d
  install -m 644 "$office/kiosk-logind.conf" /etc/systemd/logind.conf.d/kiosk.conf
  systemctl -q mask sleep.target suspend.target hibernate.target hybrid-sleep.target
  # What programs put aside is gone when the machine stops.
  install -m 644 /usr/share/systemd/tmp.mount "$office/var-tmp.mount" "$UNITS/"
  systemctl -q enable tmp.mount var-tmp.mount seatd
  enable_units kiosk.service kiosk-refresh.service kiosk-refresh.timer
  say 'Next: kiosk setup. Then start this machine anew.'
}

gateway() {
  program
  user kiosk-gateway "$REGISTER"
  install -d -o kiosk-gateway -g kiosk-gateway -m 700 "$REGISTER"
  if [ ! -e "$SETTINGS/gateway.toml" ]; then
    (umask 077 && "$HOMES/current/bin/kiosk" gateway secret > "$SETTINGS/gateway.toml")
    cat "$HOMES/current/office/gateway.toml" >> "$SETTINGS/gateway.toml"
    chgrp kiosk-gateway "$SETTINGS/gateway.toml" && chmod 640 "$SETTINGS/gateway.toml"
    # Kiosks know the gateway by this key: it is never made anew.
    [ -e "$SETTINGS/fleet-key.pem" ] || "$HOMES/current/bin/kiosk" gateway fleet-key --out "$SETTINGS/fleet-key.pem" >/dev/null
    chown kiosk-gateway "$SETTINGS/fleet-key.pem" && chmod 400 "$SETTINGS/fleet-key.pem"
  fi
  # Whoever runs the gateway asks and tells the register as the gateway's own user.
  install -m 755 "$HOMES/current/office/kiosk-gateway" /usr/local/sbin/kiosk-gateway
  enable_units kiosk-gateway.service
  if is_running; then systemctl start kiosk-gateway && wait_for_gateway; fi
  say "Its settings: $SETTINGS/gateway.toml, and after a change: systemctl restart kiosk-gateway"
}

# Half a minute for it to answer where it does by default.
wait_for_gateway() {
  "$HOMES/current/bin/python" - <<'END' || true
import time, urllib.request
for _ in range(60):
    try:
        urllib.request.urlopen("http://127.0.0.1:8700/ready", timeout=2)
    except OSError:
        time.sleep(0.5)
    else:
        print("It answers at http://127.0.0.1:8700")
        break
END
}

sticks() {
  need_root
  install -m 644 "$here/kiosk-sticks.conf" /etc/tmpfiles.d/kiosk-sticks.conf
  install -m 644 "$here/99-kiosk-sticks.rules" /etc/udev/rules.d/99-kiosk-sticks.rules
  say 'With the next start; and in the settings, under [documents]: stick = "/run/sticks"'
}

list() {
  for home in "$HOMES"/*; do
    [ -e "$home/whole" ] && [ ! -L "$home" ] || continue
    found=$(basename "$home")
    if [ "$found" = "$(in_use)" ]; then say "$found  in use"; else say "$found"; fi
  done
}

remove() {
  [ -e "$HOMES/${1:?remove takes a VERSION}/whole" ] || fail "$1 is not installed: $0 list"
  [ "$1" != "$(in_use)" ] && [ "$1" != current ] || fail "$1 is in use: $0 use another first"
  if pgrep -f "^$HOMES/$1/bin/" >/dev/null; then fail "$1 still runs: start what runs it anew first"; fi
  rm -rf "${HOMES:?}/$1"
}

act=${1:-help}
[ $# = 0 ] || shift
given=''
while [ $# -gt 0 ]; do
  case $1 in
    --wheels) wheels=${2:?--wheels takes a FOLDER}; shift 2 ;;
    --as) name=${2:?--as takes a NAME}; shift 2 ;;
    -*) fail "there is no $1: $0 help" ;;
    *) given=$1; shift ;;
  esac
done
case $act in
  kiosk | gateway | program) need_root; "$act" ;;
  use) need_root; switch "${given:?use takes a VERSION}" ;;
  remove) need_root; remove "$given" ;;
  pack) pack "$given" ;;
  sticks | list) "$act" ;;
  help | -h | --help) sed -n '2,/^$/s/^# \{0,1\}//p' "$0" ;;
  *) fail "there is no $act: $0 help" ;;
esac
