#!/bin/bash
# UDUNITS-2, Debian's udunits-bin 2.2.28-5. Seen 2026-11.
# Expected: a rate in 1/yr cannot be converted into a time in yr.
# Seen: units that are reciprocal to each other count as convertible; the value is inverted: 0.25 1/yr are
# 4 yr. A mistaken unit of a hazard or of an efficiency passes where only a conversion is asked for.
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
out=$(udunits2 -A -H '0.25 1/yr' -W yr < /dev/null 2>&1 || true)
grep -qF '0.25 1/yr = 4 yr' <<< "$out" || wrong "$out"
out=$(udunits2 -A -H 'km/kg' -W 'kg/km' < /dev/null 2>&1 || true)
grep -qF '1 km/kg = 1 kg/km' <<< "$out" || wrong "$out"
echo "as stated: 0.25 1/yr is converted into 4 yr"
