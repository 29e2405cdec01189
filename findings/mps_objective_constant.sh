#!/bin/bash
# COIN-OR CLP and GLPK, Debian's coinor-clp 1.17.6-3 and glpk-utils 5.0-1. Seen 2026-11.
# Expected: a right-hand side of the cost row in an MPS file, such as a fixed cost of 10, means the same to
# both solvers.
# Seen: GLPK adds it to the objective (21 = 11 + 10), CLP subtracts it (1 = 11 - 10).
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
    IMPORT    COST         1.0   BALANCE      1.0
    PLANT     COST         3.0   BALANCE      1.0
RHS
    RHS       BALANCE      5.0   COST         10.0
BOUNDS
 UP BND       IMPORT       2.0
 UP BND       PLANT       20.0
ENDATA
MPS
clp "$d/dispatch.mps" solve > "$d/clp.log" 2>&1
grep -qE '^Optimal - objective value +1$' "$d/clp.log" || wrong "clp: $(cat "$d/clp.log")"
glpsol --freemps "$d/dispatch.mps" -o "$d/glpk.txt" > /dev/null 2>&1
grep -qF 'COST = 21 (MINimum)' "$d/glpk.txt" || wrong "glpsol: $(head -n 8 "$d/glpk.txt")"
echo "as stated: 1 for CLP, 21 for GLPK"
