#!/bin/bash
# CDO 2.1.1 with netCDF-C 4.9.0, Debian's cdo 2.1.1-1+deb12u1 and netcdf-bin 1:4.9.0-3+b1. Seen 2026-11.
# Expected: the anomaly of a sound netCDF-4 file, cdo sub FILE -timmean FILE, is made without a message, as
# its mean alone is.
# Seen: HDF5 prints a stack of errors for each variable (attributes _Quantize... that a file need not have):
# the branch of a chain reads in a thread of its own, for which HDF5's messages seem not to be turned
# off. Exit code and result are right.
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
cat > "$d/load.cdl" << 'CDL'
netcdf load {
dimensions: time = UNLIMITED ; region = 2 ;
variables:
 double time(time) ; time:units = "hours since 2030-01-01 00:00:00" ; time:standard_name = "time" ;
 double load(time, region) ; load:units = "MW" ;
data: time = 0, 1, 2 ; load = 10, 20, 30, 40, 50, 60 ;
}
CDL
ncgen -4 -o "$d/load.nc" "$d/load.cdl"
cdo -s timmean "$d/load.nc" "$d/mean.nc" 2> "$d/mean.log" || wrong 'the mean fails'
cdo -s sub "$d/load.nc" -timmean "$d/load.nc" "$d/anomaly.nc" 2> "$d/anomaly.log" || wrong 'the anomaly fails'
if grep -q HDF5-DIAG "$d/mean.log"; then wrong 'the mean prints errors'; fi
grep -q '_QuantizeBitGroom' "$d/anomaly.log" || wrong 'the anomaly prints nothing'
out=$(ncdump -v load "$d/anomaly.nc" | tr -d ' \n' | grep -o 'load=.*')
[ "$out" = 'load=-20,-20,0,0,20,20;}' ] || wrong "$out"
echo "as stated: HDF5's errors are printed, the anomaly is right"
