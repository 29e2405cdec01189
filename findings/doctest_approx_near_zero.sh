#!/bin/bash
# doctest, Debian's doctest-dev 2.4.9~ds-1, g++. Seen 2026-11.
# Expected: doctest::Approx(x) compares relative to x, so 1e-9 is not about 2e-9; infinity is about
# infinity.
# Seen: the margin is epsilon x (1 + the larger of both), an absolute one of 1.2e-5 by default: shares,
# rates per hour and probabilities below it are equal to anything as small. Infinity is not about itself.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
# The pinned Debian packages: this system's own where it has just these, or else a small Debian 12 that
# is made in the temporary folder (that needs debootstrap and root), in which the script runs again.
packages=(doctest-dev=2.4.9~ds-1 g++=4:12.2.0-3)
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
cat > "$d/approx.cpp" << 'CPP'
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <cstdio>
#include <limits>
int main() {
  const double inf = std::numeric_limits<double>::infinity();
  std::printf("%d%d%d%d\n", 1e-9 == doctest::Approx(2e-9), 1e-5 == doctest::Approx(2e-5),
              1e-9 == doctest::Approx(2e-9).epsilon(1e-12), inf == doctest::Approx(inf));
}
CPP
include=$(dpkg -L doctest-dev | grep '/doctest\.h$' | head -n 1)
g++ -I "${include%/doctest/doctest.h}" "$d/approx.cpp" -o "$d/approx"
out=$("$d/approx")
[ "$out" = 1100 ] || wrong "$out instead of 1100"
echo "as stated: 1e-9 is about 2e-9, infinity is not about infinity"
