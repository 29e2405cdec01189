#!/bin/bash
# COIN-OR CLP and GLPK, Debian's coinor-clp 1.17.6-3 and glpk-utils 5.0-1. Seen 2026-11.
# Expected: one MPS file of a dispatch, in which a column's only bound is an upper one below zero (an
# import of at most -2 MW), is the same problem for both solvers.
# Seen: CLP takes the lower bound as minus infinity, without a word; GLPK keeps the lower bound 0 and stops
# at "incorrect bounds".
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
cat > "$d/dispatch.mps" << 'MPS'
NAME          DISPATCH
ROWS
 N  COST
 G  BALANCE
COLUMNS
    IMPORT    COST         5.0   BALANCE      1.0
    PLANT     COST         3.0   BALANCE      1.0
RHS
    RHS       BALANCE      5.0
BOUNDS
 UP BND       IMPORT      -2.0
 UP BND       PLANT       20.0
ENDATA
MPS
clp "$d/dispatch.mps" solve solution "$d/clp.txt" > "$d/clp.log" 2>&1
grep -qE ' IMPORT +-15 ' "$d/clp.txt" || wrong "clp: $(cat "$d/clp.txt")"
if grep -qi warn "$d/clp.log"; then wrong 'clp warns'; fi
glpsol --freemps "$d/dispatch.mps" > "$d/glpk.log" 2>&1 || true
grep -q 'incorrect bounds' "$d/glpk.log" || wrong "glpsol: $(cat "$d/glpk.log")"
echo "as stated: CLP imports -15, GLPK finds the bounds incorrect"
