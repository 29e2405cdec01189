#!/bin/bash
# CDO, Debian's cdo 2.1.1-1+deb12u1, and netcdf-bin 1:4.9.0-3+b1 that makes the file. Seen 2026-11.
# Expected: timpctl,50 of 51 hours with 1 to 50 MW and one hour of 100 GW is 25 or 26 MW, the middle of the
# sorted hours. Guessed: rough, if at all, for years of hours.
# Seen: 506 MW, more than any hour but one. Up to 50 hours the percentile is exact (25 MW); from 51 on it is
# a place inside one of 101 bins between the lowest hour and the highest. With CDO_PCTL_NBINS=1001 it is
# 26 MW.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
# The pinned Debian packages: this system's own where it has just these, or else a small Debian 12 that
# is made in the temporary folder (that needs debootstrap and root), in which the script runs again.
packages=(cdo=2.1.1-1+deb12u1 netcdf-bin=1:4.9.0-3+b1)
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
# Makes $1 hours: 1, 2, ... MW and one of 100 GW.
hours() {
  {
    echo 'netcdf load { dimensions: time = UNLIMITED ; x = 1 ; variables:'
    echo ' double time(time) ; time:units = "hours since 2030-01-01 00:00:00" ; time:standard_name = "time" ;'
    echo ' float load(time, x) ; load:units = "MW" ;'
    echo "data: time = $(seq -s , 0 $(($1 - 1))) ; load = $(seq -s , 1 $(($1 - 1))),100000 ; }"
  } > "$d/load.cdl"
  ncgen -3 -o "$d/load.nc" "$d/load.cdl"
}
median() { cdo -s outputf,%.0f -timpctl,50 "$d/load.nc" -timmin "$d/load.nc" -timmax "$d/load.nc" 2> "$d/log" | tr -d ' '; }
hours 50
out=$(median); [ "$out" = 25 ] || wrong "50 hours: $out $(cat "$d/log")"
hours 51
out=$(median); [ "$out" = 506 ] || wrong "51 hours: $out $(cat "$d/log")"
out=$(CDO_PCTL_NBINS=1001 median); [ "$out" = 26 ] || wrong "51 hours and 1001 bins: $out $(cat "$d/log")"
echo "as stated: the median of 51 hours is 506 MW, which one of them exceeds"
