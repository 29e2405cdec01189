#!/bin/bash
# CLI11, Debian's libcli11-dev 2.1.2+ds-1, g++. Seen 2026-11.
# Expected: --n 0100 is a hundred; a number beyond 64 bits and a negative number for an unsigned option
# are refused, as they are for 32 bits.
# Seen: a leading zero makes octal: 0100 is 64, 08 is refused. For std::uint64_t 2^64 is taken as 2^64 - 1
# and -1 as 2^64 - 1 too, with exit code 0; for double 1e400 is infinity.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
# The pinned Debian packages: this system's own where it has just these, or else a small Debian 12 that
# is made in the temporary folder (that needs debootstrap and root), in which the script runs again.
packages=(libcli11-dev=2.1.2+ds-1 g++=4:12.2.0-3)
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
cat > "$d/options.cpp" << 'CPP'
#include <CLI/CLI.hpp>
#include <cstdint>
#include <iostream>
int main(int argc, char** argv) {
  CLI::App app;
  int n = 0;
  std::uint32_t small = 0;
  std::uint64_t seed = 0;
  double limit = 0;
  app.add_option("--n", n);
  app.add_option("--small", small);
  app.add_option("--seed", seed);
  app.add_option("--limit", limit);
  CLI11_PARSE(app, argc, argv);
  std::cout << n << ' ' << seed << ' ' << limit << '\n';
}
CPP
g++ -std=c++17 "$d/options.cpp" -o "$d/options"
is() { local expected=$1; shift; out=$("$d/options" "$@" 2>&1) || wrong "$*: refused: $out"; [ "$out" = "$expected" ] || wrong "$*: $out"; }
is '64 0 0' --n 0100
is '0 18446744073709551615 0' --seed 18446744073709551616
is '0 18446744073709551615 0' --seed=-1
is '0 0 inf' --limit 1e400
for small in 4294967296 -1; do
  if "$d/options" --small=$small > "$d/out" 2>&1; then wrong "$small is taken for 32 bits"; fi
done
if "$d/options" --n 08 > "$d/out" 2>&1; then wrong '08 is taken'; fi
echo "as stated: 0100 is 64, 2^64 and -1 are 2^64 - 1"
