#!/bin/bash
# GDAL, Debian's gdal-bin 3.6.2+dfsg-1+b2, and netCDF 1:4.9.0-3+b1 that makes the file. Seen 2026-11.
# Expected: a variable of time and region of a netCDF-4 file is one raster, the first hour its first row,
# whichever of GDAL's drivers reads it. Guessed: only an axis of latitude is turned upside down.
# Seen: the netCDF driver turns an axis of time as well: its first row is the last hour. The HDF5 driver
# gives the same file with the first hour first, and so does the netCDF driver with
# GDAL_NETCDF_BOTTOMUP=NO.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
# The pinned Debian packages: this system's own where it has just these, or else a small Debian 12 that
# is made in the temporary folder (that needs debootstrap and root), in which the script runs again.
packages=(gdal-bin=3.6.2+dfsg-1+b2 netcdf-bin=1:4.9.0-3+b1)
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
 double time(time) ; time:units = "hours since 2030-01-01 00:00:00" ; time:standard_name = "time" ; time:axis = "T" ;
 float load(time, region) ; load:units = "MW" ;
data: time = 0, 1, 2 ; load = 10, 20, 30, 40, 50, 60 ;
}
CDL
ncgen -4 -o "$d/load.nc" "$d/load.cdl"
# The rows of the raster from the top, as x y value.
rows() { gdal_translate -q -of XYZ "$@" "$d/rows.txt" 2> "$d/log" || wrong "$(cat "$d/log")"; cut -d ' ' -f 3 "$d/rows.txt" | tr '\n' ' '; }
out=$(rows "NETCDF:$d/load.nc:load")
[ "$out" = '50 60 30 40 10 20 ' ] || wrong "the netCDF driver: $out"
out=$(rows "HDF5:$d/load.nc://load")
[ "$out" = '10 20 30 40 50 60 ' ] || wrong "the HDF5 driver: $out"
out=$(rows --config GDAL_NETCDF_BOTTOMUP NO "NETCDF:$d/load.nc:load")
[ "$out" = '10 20 30 40 50 60 ' ] || wrong "the netCDF driver, not bottom up: $out"
echo "as stated: the last hour comes first from the netCDF driver, the first from the HDF5 driver"
