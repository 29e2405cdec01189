#!/bin/bash
# libnova, Debian's libnova-dev 0.16-5, gcc. Seen 2026-11.
# Expected: ln_get_solar_rst() gives sunrise, noon and sunset of one day, in this order, and the sun of the
# morning is in the east, at an azimuth of about 90 degrees. Guessed: one of both.
# Seen: each is the next one after the given moment: for 2030-06-21 00:00 UTC in Washington the sun sets at
# 00:35 and rises at 09:40, a day of minus 9 hours. The azimuth counts from the south: 267 degrees in
# the morning.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
# The pinned Debian packages: this system's own where it has just these, or else a small Debian 12 that
# is made in the temporary folder (that needs debootstrap and root), in which the script runs again.
packages=(libnova-dev=0.16-5 gcc=4:12.2.0-3)
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
cat > "$d/sun.c" << 'C'
#include <libnova/libnova.h>
#include <stdio.h>
static void show(const char* event, double julian_day) {
  struct ln_date date;
  ln_get_date(julian_day + 0.5 / 86400, &date);
  printf("%s on %d at %02d:%02d;", event, date.days, date.hours, date.minutes);
}
static void day(int hour) {
  struct ln_lnlat_posn washington = {-77, 39};
  struct ln_date date = {2030, 6, 21, hour, 0, 0};
  const double julian_day = ln_get_julian_day(&date);
  struct ln_rst_time times;
  ln_get_solar_rst(julian_day, &washington, &times);
  show("rise", times.rise);
  show("noon", times.transit);
  show("set", times.set);
  struct ln_equ_posn equatorial;
  struct ln_hrz_posn horizontal;
  ln_get_solar_equ_coords(julian_day, &equatorial);
  ln_get_hrz_from_equ(&equatorial, &washington, julian_day, &horizontal);
  printf("azimuth %.0f\n", horizontal.az);
}
int main(void) {
  day(0);
  day(13);
}
C
gcc "$d/sun.c" -o "$d/sun" -lnova -lm
"$d/sun" > "$d/out"
out=$(head -n 1 "$d/out")
[ "${out%azimuth*}" = 'rise on 21 at 09:40;noon on 21 at 17:08;set on 21 at 00:35;' ] || wrong "00:00 UTC: $out"
out=$(tail -n 1 "$d/out")
[ "$out" = 'rise on 22 at 09:41;noon on 21 at 17:08;set on 22 at 00:35;azimuth 267' ] || wrong "13:00 UTC: $out"
echo "as stated: the sun sets nine hours before it rises, and the azimuth counts from the south"
