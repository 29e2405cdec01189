#!/bin/bash
# NCO and CDO, Debian's nco 5.1.4-1+deb12u1, cdo 2.1.1-1+deb12u1, netcdf-bin 1:4.9.0-3+b1. Seen 2026-11.
# Expected: ncra leaves out hours that are NaN where NaN is the declared _FillValue, as it leaves out those
# of any other fill value. Guessed: all of its statistics do so, or none.
# Seen: one such hour makes the mean and the sum missing, in silence. The lowest and the highest hour are
# missing too where the first hour is the NaN, and right where it is a later one. CDO gives all of them
# without the NaN, and so does ncra once ncatted has overwritten _FillValue with 1e36, which changes the
# values with it.
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
cat > "$d/load.cdl" << 'CDL'
netcdf load {
dimensions: time = UNLIMITED ; x = 1 ;
variables:
 double time(time) ; time:units = "hours since 2030-01-01 00:00:00" ; time:standard_name = "time" ;
 double first(time, x) ; first:units = "MW" ; first:_FillValue = NaN ;
 double later(time, x) ; later:units = "MW" ; later:_FillValue = NaN ;
 double other(time, x) ; other:units = "MW" ; other:_FillValue = 1.0e30 ;
data: time = 0, 1, 2, 3 ; first = NaN, 10, 20, 30 ; later = 10, NaN, 20, 30 ; other = 1.0e30, 10, 20, 30 ;
}
CDL
ncgen -3 -o "$d/load.nc" "$d/load.cdl"
is() { out=$(ncdump -v first,later,other "$d/out.nc" | tr -d ' \n' | grep -o 'data:.*'); [ "$out" = "data:first=$1;later=$2;other=$3;}" ] || wrong "$4: $out"; }
for one in avg:_:_:20 ttl:_:_:60 min:_:10:10 max:_:30:30; do
  IFS=: read -r statistic first later other <<< "$one"
  ncra -O -y "$statistic" "$d/load.nc" "$d/out.nc" > "$d/log" 2>&1 || wrong "ncra $statistic: $(cat "$d/log")"
  [ ! -s "$d/log" ] || wrong "ncra says: $(cat "$d/log")"
  is "$first" "$later" "$other" "ncra $statistic"
done
for one in timmean:20 timsum:60 timmin:10 timmax:30; do
  cdo -s "${one%:*}" "$d/load.nc" "$d/out.nc" 2> "$d/log" || wrong "cdo: $(cat "$d/log")"
  is "${one#*:}" "${one#*:}" "${one#*:}" "cdo $one"
done
ncatted -O -a _FillValue,first,o,d,1e36 -a _FillValue,later,o,d,1e36 "$d/load.nc" "$d/filled.nc"
ncra -O "$d/filled.nc" "$d/out.nc"
is 20 20 20 'ncra, another fill value'
echo "as stated: a NaN makes ncra's mean missing, and its minimum where it comes first"
