#!/bin/bash
# LEMON, Debian's liblemon-dev 1.3.1+dfsg-6, g++ 12. Seen 2026-11.
# Expected: its headers compile as C++20 if one of its flow algorithms does.
# Seen: NetworkSimplex compiles as C++20; CostScaling compiles as C++17 but not as C++20, since its maps
# call std::allocator::construct and destroy, which C++20 took away.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
# The pinned Debian packages: this system's own where it has just these, or else a small Debian 12 that
# is made in the temporary folder (that needs debootstrap and root), in which the script runs again.
packages=(liblemon-dev=1.3.1+dfsg-6 g++=4:12.2.0-3)
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
unit() { printf '#include <lemon/smart_graph.h>\n#include <lemon/%s>\nint main() { lemon::SmartDigraph graph; lemon::%s<lemon::SmartDigraph>(graph).run(); }\n' "$1" "$2" > "$d/$2.cpp"; }
unit network_simplex.h NetworkSimplex
unit cost_scaling.h CostScaling
compiles() { g++ "-std=$1" -w -fsyntax-only "$d/$2.cpp" > "$d/log" 2>&1; }
compiles c++20 NetworkSimplex || wrong 'NetworkSimplex as C++20'
compiles c++17 CostScaling || wrong 'CostScaling as C++17'
if compiles c++20 CostScaling; then wrong 'CostScaling compiles as C++20'; fi
grep -q "has no member named .construct" "$d/log" || wrong "$(head -n 3 "$d/log")"
echo "as stated: CostScaling needs C++17"
