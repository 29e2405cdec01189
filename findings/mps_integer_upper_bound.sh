#!/bin/bash
# COIN-OR CLP and GLPK, Debian's coinor-clp 1.17.6-3 and glpk-utils 5.0-1. Seen 2026-11.
# Expected: writing the default lower bound of an integer column, 0, into an MPS file's BOUNDS changes
# nothing. Guessed: an integer column without bounds has no upper one, as a continuous one.
# Seen: without bounds its upper bound is 1 for both. With the lower bound 0 written it is none for CLP and
# still 1 for GLPK: of units of 50 MW for 120 MW one commits as many as are needed, the other
# one, and sheds 70 MW. With the line PL (no upper bound) both are free.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
# The pinned Debian packages: this system's own where it has just these, or else a small Debian 12 that
# is made in the temporary folder (that needs debootstrap and root), in which the script runs again.
packages=(coinor-clp=1.17.6-3 glpk-utils=5.0-1)
pinned() { for p in "${packages[@]}"; do [ "$(dpkg-query -W -f='${Version}' "${p%%=*}" 2>/dev/null || true)" = "${p#*=}" ] || return 1; done; }
if ! pinned; then
  [ -z "${FINDING_INSIDE:-}" ] || { echo "the pinned versions could not be installed"; exit 1; }
  debootstrap --variant=minbase --include=ca-certificates bookworm "$d/root" > "$d/log" 2>&1 || { tail -n 3 "$d/log"; exit 1; }
  cp /etc/resolv.conf "$d/root/etc/" 2>/dev/null || true
  chroot "$d/root" sh -c 'apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@"' sh "${packages[@]}" > "$d/log" 2>&1 || { tail -n 3 "$d/log"; exit 1; }
  cp "$0" "$d/root/finding.sh"
  status=0; FINDING_INSIDE=1 chroot "$d/root" bash /finding.sh || status=$?
  exit "$status"
fi
echo "${packages[*]} installed"
wrong() { echo "DIFFERENT from what is stated: $*"; exit 1; }
cat > "$d/units.mps" << 'MPS'
NAME          UNITS
ROWS
 N  COST
 G  BALANCE
COLUMNS
    MARKER                 'MARKER'                 'INTORG'
    UNITS     COST              10.0   BALANCE          50.0
    MARKER                 'MARKER'                 'INTEND'
    SHED      COST            1000.0   BALANCE           1.0
RHS
    RHS       BALANCE         120.0
ENDATA
MPS
sed 's/^ENDATA/BOUNDS\n LO BND       UNITS        0.0\nENDATA/' "$d/units.mps" > "$d/lower.mps"
sed 's/^ENDATA/BOUNDS\n PL BND       UNITS\nENDATA/' "$d/units.mps" > "$d/free.mps"
# CLP solves the relaxation: 2.4 units where their number is free.
clp_sheds() { clp "$d/$1.mps" solve solution "$d/clp.txt" > "$d/log" 2>&1; awk '$2 == "SHED" { print $3 }' "$d/clp.txt"; }
glpk_sheds() { glpsol --freemps "$d/$1.mps" -o "$d/glpk.txt" > "$d/log" 2>&1; awk '$2 == "SHED" { print $3 }' "$d/glpk.txt"; }
for one in units:70:70 lower:0:70 free:0:0; do
  IFS=: read -r file clp glpk <<< "$one"
  out="$(clp_sheds "$file") $(glpk_sheds "$file")"
  [ "$out" = "$clp $glpk" ] || wrong "$file sheds $out"
done
echo "as stated: a written lower bound of 0 frees the column for CLP, not for GLPK"
