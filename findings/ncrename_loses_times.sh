#!/bin/bash
# NCO, Debian's nco 5.1.4-1+deb12u1, and netCDF-C 4.9.0, netcdf-bin 1:4.9.0-3+b1. Seen 2026-11.
# Expected: ncrename gives the axis of time of a netCDF-4 file and its coordinate another name, or says
# that it cannot. Guessed: it matters in which order.
# Seen: in any order. Each renaming alone keeps the times; after the second of the two, or both in one
# call, all times are the fill value, with exit code 0 and without a word, while the load is right. A
# file of the classic format keeps them.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
# The pinned Debian packages: this system's own where it has just these, or else a small Debian 12 that
# is made in the temporary folder (that needs debootstrap and root), in which the script runs again.
packages=(nco=5.1.4-1+deb12u1 netcdf-bin=1:4.9.0-3+b1)
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
cat > "$d/load.cdl" << 'CDL'
netcdf load {
dimensions: time = UNLIMITED ; region = 2 ;
variables:
 double time(time) ; time:units = "hours since 2030-01-01 00:00:00" ;
 float load(time, region) ; load:units = "MW" ;
data: time = 7, 8, 9 ; load = 10, 20, 30, 40, 50, 60 ;
}
CDL
ncgen -4 -o "$d/load.nc" "$d/load.cdl"
ncgen -3 -o "$d/classic.nc" "$d/load.cdl"
renamed() { ncrename -O "$@" > "$d/log" 2>&1 || wrong "ncrename $*: $(cat "$d/log")"; [ ! -s "$d/log" ] || wrong "ncrename says: $(cat "$d/log")"; }
is() { out=$(ncdump -v "$2" "$d/$1" | tr -d ' \n' | grep -o 'data:.*'); [ "$out" = "data:$2=$3;}" ] || wrong "$1: $out"; }
renamed -v time,hour "$d/load.nc" "$d/coordinate.nc"
is coordinate.nc hour 7,8,9
renamed -d time,hour "$d/load.nc" "$d/axis.nc"
is axis.nc time 7,8,9
renamed -d time,hour "$d/coordinate.nc" "$d/coordinate_first.nc"
renamed -v time,hour "$d/axis.nc" "$d/axis_first.nc"
renamed -d time,hour -v time,hour "$d/load.nc" "$d/at_once.nc"
for file in coordinate_first axis_first at_once; do
  is $file.nc hour _,_,_
  is $file.nc load 10,20,30,40,50,60
done
renamed -d time,hour -v time,hour "$d/classic.nc" "$d/classic_at_once.nc"
is classic_at_once.nc hour 7,8,9
echo "as stated: the times are lost in silence, the load is kept"
