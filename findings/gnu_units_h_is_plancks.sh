#!/bin/bash
# GNU units, UDUNITS and pint, Debian's units 2.22-2, udunits-bin 2.2.28-5, python3-pint 0.19.2-1. Seen 2026-11.
# Expected: MW h, as netCDF files write energy, is 3.6 GJ, and an emission rate of 1 kg/MW hr one quantity.
# Guessed: GNU units knows the hour as h, or refuses it.
# Seen: h is Planck's constant for GNU units, so that MW h is 6.6e-28 kg^2 m^4 / s^4 (MWh and MW hr are
# 3.6 GJ). A blank binds more closely than a stroke there: kg/MW hr is kg/(MW hr); it does not for
# UDUNITS and pint, which take it as kg hr/MW. Nobody says anything.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
# The pinned Debian packages: this system's own where it has just these, or else a small Debian 12 that
# is made in the temporary folder (that needs debootstrap and root), in which the script runs again.
packages=(units=2.22-2 udunits-bin=2.2.28-5 python3-pint=0.19.2-1)
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
gnu() { units -t "$@" 2>&1 | tr '\n' ' ' || true; }
case "$(gnu '1 MW h')" in 6.62607*e-28\ kg^2\ m^4\ /\ s^4*) ;; *) wrong "MW h: $(gnu '1 MW h')" ;; esac
[ "$(gnu '1 MW hr' J)" = '3.6e+09 ' ] || wrong "MW hr: $(gnu '1 MW hr' J)"
[ "$(gnu '1 MWh' J)" = '3.6e+09 ' ] || wrong "MWh: $(gnu '1 MWh' J)"
[ "$(gnu 'kg/MW hr' 'kg/GJ')" = '0.27777778 ' ] || wrong "GNU units: $(gnu 'kg/MW hr' 'kg/GJ')"
out=$(udunits2 -H 'kg/MW hr' -W 'kg s/MW' < /dev/null 2>&1)
grep -q '= 3600 ' <<< "$out" || wrong "UDUNITS: $out"
out=$(/usr/bin/python3 -c 'import pint; print(pint.UnitRegistry()("kg/MW hr").to("kg s/MW"))')
[ "${out%% *}" = 3600.0 ] || wrong "pint: $out"
echo "as stated: h is Planck's constant to GNU units, and kg/MW hr two quantities"
