#!/bin/bash
# NCO and CDO, Debian's nco 5.1.4-1+deb12u1, cdo 2.1.1-1+deb12u1, netcdf-bin 1:4.9.0-3+b1. Seen 2026-11.
# Expected: the daily mean of hours that carry CF bounds (time:bounds) has a day as its cell. Guessed: or
# no bounds at all.
# Seen: ncra takes the mean of the bounds like that of any variable: the cell of the day is the hour from
# 11:30 to 12:30. The mean times the width of its cell is then a 24th of the energy. CDO makes it
# the day.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
# The pinned Debian packages: this system's own where it has just these, or else a small Debian 12 that
# is made in the temporary folder (that needs debootstrap and root), in which the script runs again.
packages=(nco=5.1.4-1+deb12u1 cdo=2.1.1-1+deb12u1 netcdf-bin=1:4.9.0-3+b1)
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
{
  echo 'netcdf load { dimensions: time = UNLIMITED ; bnds = 2 ; x = 1 ; variables:'
  echo ' double time(time) ; time:units = "hours since 2030-01-01 00:00:00" ; time:standard_name = "time" ;'
  echo ' time:calendar = "standard" ; time:axis = "T" ; time:bounds = "time_bnds" ; double time_bnds(time, bnds) ;'
  echo ' float load(time, x) ; load:units = "MW" ; load:cell_methods = "time: mean" ;'
  echo "data: time = $(seq -s , 0 47) ; load = $(seq -s , 0 47) ;"
  echo " time_bnds = $(for hour in $(seq 0 47); do printf '%d,%d,' "$hour" $((hour + 1)); done | sed 's/,$//') ; }"
} > "$d/load.cdl"
ncgen -4 -o "$d/load.nc" "$d/load.cdl"
is() { out=$(ncdump -v "$2" "$d/$1" | tr -d ' \n' | grep -o "data:.*"); [ "$out" = "data:$2=$3;}" ] || wrong "$1: $out"; }
ncra -O --mro -d time,,,24,24 "$d/load.nc" "$d/nco.nc" || wrong 'ncra fails'
is nco.nc load 11.5,35.5
is nco.nc time_bnds 11.5,12.5,35.5,36.5
cdo -s daymean "$d/load.nc" "$d/cdo.nc" || wrong 'cdo fails'
is cdo.nc load 11.5,35.5
is cdo.nc time_bnds 0,24,24,48
echo "as stated: a day's mean of ncra is that of an hour by its bounds"
