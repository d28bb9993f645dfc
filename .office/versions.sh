# Versions side by side: how one is made, and how another comes into use. install.sh reads this file.
#
# The one rule: a version is whole, or it is not there; and what the register holds fits the version in use.
# shellcheck shell=sh disable=SC2154  # $here, $wheels, $name and the folders are install.sh's

# ── making a version ─────────────────────────────────────────────────────────

# Debian's packages that are not there yet.
packages() {
  missing=''
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null || fail "this machine lacks:$missing"
  say "Debian's packages:$missing"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  # shellcheck disable=SC2086  # one word for each package
  apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

# The kiosk as a wheel in folder $2, from the checkout.
wheel() { "$1" -m pip wheel -q --disable-pip-version-check --no-deps -w "$2" "$here/.."; }

pack() {
  folder=${1:?pack takes a FOLDER}
  mkdir -p "$folder"
  scrap=$(mktemp -d)
  python3 -m venv "$scrap/venv"
  wheel "$scrap/venv/bin/python" "$folder"
  "$scrap/venv/bin/pip" download -q --disable-pip-version-check --only-binary :all: -d "$folder" "$folder"/kiosk-*.whl
  cp -R "$here" "$folder/office"
  say "$(find "$folder" -name '*.whl' | wc -l) wheels in $folder. On the machine: $folder/office/install.sh kiosk --wheels $folder"
}

# Sets $version, and makes it where it is not here yet.
make_version() {
  version=$name
  if [ -n "$wheels" ]; then
    file=$(find "$wheels" -maxdepth 1 -name 'kiosk-*.whl')
    [ -f "$file" ] || fail "$wheels must hold one wheel of the kiosk: $0 pack"
    : "${version:=$(basename "$file" | cut -d- -f2)}"
  else
    [ -f "$here/../kiosk/__init__.py" ] || fail 'this is no checkout: name the folder of wheels with --wheels'
    : "${version:=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' "$here/../kiosk/__init__.py")}"
  fi
  home=$HOMES/$version
  if [ -e "$home/whole" ]; then
    say "$version is here already"
    return 0
  fi
  say "making $home"
  rm -rf "$home"
  mkdir -p "$HOMES"
  python3 -m venv "$home"
  if [ -n "$wheels" ]; then set -- --no-index --find-links "$wheels" "$file"
  else
    scrap=$(mktemp -d)
    wheel "$home/bin/python" "$scrap"
    set -- "$scrap"/kiosk-*.whl
  fi
  "$home/bin/pip" install -q --disable-pip-version-check --no-cache-dir "$@"
  cp -R "$here" "$home/office"
  "$home/bin/kiosk" sbom > "$home/sbom.cdx.json"
  form=$(find "$home" -path '*/_content/forms/okonomisk-sosialhjelp.toml')
  told=$("$home/bin/kiosk" form check "$form" 2>&1) || fail "$home does not work: $told"
  touch "$home/whole"
}

# ── putting it in use ────────────────────────────────────────────────────────

is_installed() { [ -e "$UNITS/$1" ]; }

# The units that this machine has, as the version in use wants them.
copy_units() {
  for unit in "$HOMES/current/office"/*.service "$HOMES/current/office"/*.timer; do
    if is_installed "$(basename "$unit")"; then install -m 644 "$unit" "$UNITS/"; fi
  done
  if is_running; then systemctl daemon-reload; fi
}

enable_units() {
  for unit in "$@"; do install -m 644 "$HOMES/current/office/$unit" "$UNITS/"; done
  if is_running; then systemctl daemon-reload; fi
  for unit in "$@"; do
    case $unit in kiosk-refresh.service) ;; *) systemctl -q enable "$unit" ;; esac
  done
}

# From one version to another: the register first, while both versions are there, then the link.
switch() {
  new=$1
  old=$(in_use || true)
  [ -e "$HOMES/$new/whole" ] && [ "$new" != current ] || fail "$new is not installed: $0 list"
  [ "$old" != "$new" ] || return 0
  if is_installed kiosk-gateway.service && [ -n "$old" ]; then
    if is_running; then systemctl stop kiosk-gateway; fi
    keep_register "$old"
    fit_register "$old" "$new"
  fi
  ln -sfn "$new" "$HOMES/.next"
  mv -T "$HOMES/.next" "$HOMES/current"
  copy_units
  if is_installed kiosk-gateway.service && is_running; then systemctl start kiosk-gateway; fi
  say "in use: $new${old:+ (before: $old)}"
  if is_installed kiosk.service && is_running && [ -n "$old" ]; then
    say "The kiosk goes on with what it runs. When nobody sits there: systemctl restart kiosk"
  fi
}

# A copy of SQLite's file before another version opens it. PostgreSQL is whoever runs it to copy.
keep_register() {
  [ -f "$REGISTER/register.sqlite" ] || return 0
  copy=$REGISTER/before-$(date +%Y%m%d-%H%M%S)-$1.sqlite
  as_gateway "$HOMES/$1/bin/python" -c \
    'import sqlite3, sys; a, b = map(sqlite3.connect, sys.argv[1:]); a.backup(b)' "$REGISTER/register.sqlite" "$copy"
  chmod 600 "$copy"
  say "the register as it was: $copy"
}

# Tables that the new version does not know are taken away by the one that does. Forward, the gateway does it as it starts.
fit_register() {
  knows=$(newest_tables "$2")
  if [ "$knows" -lt "$(newest_tables "$1")" ]; then
    as_gateway "$HOMES/$1/bin/kiosk" gateway step-back "$knows"
  fi
}

newest_tables() {
  find "$HOMES/$1" -path '*/register/migrations/versions/v*.py' -printf '%f\n' | sort | tail -n 1 | cut -c 2-5
}

as_gateway() {
  runuser -u kiosk-gateway -- env HOME="$REGISTER" KIOSK_GATEWAY_SETTINGS="$SETTINGS/gateway.toml" "$@"
}
