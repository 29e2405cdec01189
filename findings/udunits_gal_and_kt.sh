#!/bin/bash
# UDUNITS-2, Debian's udunits-bin 2.2.28-5. Seen 2026-11.
# Expected: gal is the US gallon and kt a kilotonne, as water and emission tables write them; what is not
# known is refused.
# Seen: gal is Galileo's unit of acceleration (0.01 m/s2), Mgal a million of them, kt is the knot, pt a
# pint and at the technical atmosphere. None is refused; only a conversion to m3 or kg shows it.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
# The pinned Debian packages: this system's own where it has just these, or else a small Debian 12 that
# is made in the temporary folder (that needs debootstrap and root), in which the script runs again.
packages=(udunits-bin=2.2.28-5)
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
is() { udunits2 -A -H "$1" -W "$2" < /dev/null 2>&1 | grep -qF "$3" || wrong "$1 in $2 is not '$3'"; }
is gal m/s2 '1 gal = 0.01 m/s2'
is Mgal m/s2 '1 Mgal = 10000 m/s2'
is gallon m3 '1 gallon = 0.00378541 m3'
is kt m/s '1 kt = 0.514444 m/s'
is pt m3 '1 pt = 0.000473177 m3'
is at Pa '1 at = 98066.5 Pa'
echo "as stated: gal is an acceleration and kt a speed"
