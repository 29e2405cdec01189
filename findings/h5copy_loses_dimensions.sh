#!/bin/bash
# HDF5's h5copy and netCDF-C, Debian's hdf5-tools 1.10.8+repack1-1 and netcdf-bin 1:4.9.0-3+b1. Seen 2026-11.
# Expected: h5copy of a group of a netCDF-4 file, whose dimensions are all inside that group, makes a
# netCDF-4 file of that group. Guessed: at worst with its dimensions nameless.
# Seen: h5copy succeeds and netCDF refuses the file with "HDF error": the copied variables' references to
# their dimensions (DIMENSION_LIST) are nought or lead to something else; h5dump sees all numbers. -f ref
# does not help. nccopy -g makes a file that is right.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
# The pinned Debian packages: this system's own where it has just these, or else a small Debian 12 that
# is made in the temporary folder (that needs debootstrap and root), in which the script runs again.
packages=(hdf5-tools=1.10.8+repack1-1 netcdf-bin=1:4.9.0-3+b1)
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
cat > "$d/run.cdl" << 'CDL'
netcdf run {
group: summary {
 dimensions: year = 3 ; region = 2 ;
 variables:
  int year(year) ;
  string region(region) ;
  double energy(year, region) ; energy:units = "MW h" ;
 data: year = 2030, 2031, 2032 ; region = "A", "B" ; energy = 1, 2, 3, 4, 5, 6 ;
}
}
CDL
ncgen -4 -o "$d/run.nc" "$d/run.cdl"
for how in '' '-f ref'; do
  rm -f "$d/copy.nc"
  # shellcheck disable=SC2086  # the options are words
  h5copy $how -i "$d/run.nc" -o "$d/copy.nc" -s /summary -d /summary || wrong "h5copy $how fails"
  h5dump -d /summary/energy "$d/copy.nc" > "$d/dump" 2>&1 || wrong "h5dump: $(tail -n 3 "$d/dump")"
  grep -q '(2,0): 5, 6' "$d/dump" || wrong 'h5dump does not see the numbers'
  if ncdump "$d/copy.nc" > "$d/dump" 2> "$d/log"; then wrong "netCDF reads the copy of h5copy $how"; fi
  grep -q 'NetCDF: HDF error' "$d/log" || wrong "ncdump: $(cat "$d/log")"
done
nccopy -g summary "$d/run.nc" "$d/good.nc"
ncdump -v energy "$d/good.nc" | grep -q '5, 6 ;' || wrong 'nccopy -g loses the numbers'
echo "as stated: h5copy makes a file that netCDF does not read"
