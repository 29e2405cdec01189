#!/bin/bash
# Readers of CF time axes: Debian's netcdf-bin 1:4.9.0-3+b1, cdo 2.1.1-1+deb12u1, nco 5.1.4-1+deb12u1,
# udunits-bin 2.2.28-5, python3-cftime 1.6.2-3+b1. Seen 2026-11.
# Expected: "hours since 2030-01-01 00:00:00 -6:00", the form of the CF conventions' own example, begins at
# 06:00 UTC for all of them. Guessed: ncdump prints it as it stands, all others convert.
# Seen: UDUNITS and NCO begin at 06:00, ncdump and CDO at 00:00, as if there were no offset. cftime does
# both: -06:00 is 06:00, -6:00 and -6 are 00:00. None says anything.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
# The pinned Debian packages: this system's own where it has just these, or else a small Debian 12 that
# is made in the temporary folder (that needs debootstrap and root), in which the script runs again.
packages=(netcdf-bin=1:4.9.0-3+b1 cdo=2.1.1-1+deb12u1 nco=5.1.4-1+deb12u1 udunits-bin=2.2.28-5 python3-cftime=1.6.2-3+b1)
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
# The first hour of an axis that begins at offset $1, by each of them.
first_hours() {
  local units="hours since 2030-01-01 00:00:00 $1"
  echo "netcdf load { dimensions: time = 1 ; variables: double time(time) ; time:units = \"$units\" ;
    time:standard_name = \"time\" ; time:calendar = \"standard\" ; float load(time) ; load:units = \"MW\" ;
    data: time = 1 ; load = 10 ; }" > "$d/load.cdl"
  ncgen -3 -o "$d/load.nc" "$d/load.cdl"
  echo "udunits $(udunits2 -H "$units" -W 'hours since 2030-01-01 00:00:00 UTC' < /dev/null 2>&1 | sed -n 's/.* = \([0-9]*\) .*/\1/p')"
  echo "nco $(ncks -H -C -v time --cal "$d/load.nc" | grep -o ' time = "[^"]*' | grep -o '[0-9]*:00:00')"
  echo "ncdump $(ncdump -t -v time "$d/load.nc" | grep -o ' time = "[^"]*' | cut -d ' ' -f 5)"
  echo "cdo $(cdo -s showtimestamp "$d/load.nc" | grep -o '[0-9]*:00:00')"
  echo "cftime $(/usr/bin/python3 -c 'import cftime, sys; print(cftime.num2date(1, sys.argv[1]).strftime("%H"))' "$units")"
}
out=$(first_hours -06:00 | tr '\n' ';')
[ "$out" = 'udunits 7;nco 07:00:00;ncdump 01;cdo 01:00:00;cftime 07;' ] || wrong "-06:00: $out"
for offset in -6:00 -6; do
  out=$(first_hours "$offset" | tr '\n' ';')
  [ "$out" = 'udunits 7;nco 07:00:00;ncdump 01;cdo 01:00:00;cftime 01;' ] || wrong "$offset: $out"
done
echo "as stated: one axis, two times of day; cftime takes -06:00 and passes over -6:00"
