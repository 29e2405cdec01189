#!/bin/bash
# UDUNITS-2, Debian's udunits-bin 2.2.28-5. Seen 2026-11.
# Expected: "1 200 MW", with a blank between thousands, is 1,200 MW or refused.
# Seen: a blank is a multiplication, between two numbers too: 1 x 200 MW, and "2 500 MW" is 1,000 MW. A
# point between digits multiplies as well once a number has one: 1.2.3 MW is 1.2 x 0.3 MW.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
# The pinned Debian packages: this system's own where it has just these, or else a small Debian 12 that
# is made in the temporary folder (that needs debootstrap and root), in which the script runs again.
packages=(udunits-bin=2.2.28-5)
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
is() { udunits2 -A -H "$1" -W "$2" < /dev/null 2>&1 | grep -qF "$3" || wrong "$1 is not '$3'"; }
is '1 200 MW' MW '1 200 MW = 200 MW'
is '2 500 MW' MW '2 500 MW = 1000 MW'
is '1.2.3 MW' MW '1.2 .3 MW = 0.36 MW'
echo "as stated: 1 200 MW is 200 MW"
