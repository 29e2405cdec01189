#!/bin/bash
# LEMON, Debian's liblemon-dev 1.3.1+dfsg-6, g++. Seen 2026-11.
# Expected: a least-cost flow with more demand than supply is infeasible; one with more supply than demand
# leaves the rest of the supply unused.
# Seen: the other way round. By default (GEQ) a node's net outflow is at least its supply: a supply of 3
# for a demand of 5 is OPTIMAL with flow 3, a supply of 5 for a demand of 3 is INFEASIBLE, in
# NetworkSimplex and CapacityScaling alike.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
# The pinned Debian packages: this system's own where it has just these, or else a small Debian 12 that
# is made in the temporary folder (that needs debootstrap and root), in which the script runs again.
packages=(liblemon-dev=1.3.1+dfsg-6 g++=4:12.2.0-3 pkg-config=1.8.1-1)
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
cat > "$d/flow.cpp" << 'CPP'
#include <lemon/capacity_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <iostream>
template <typename Algorithm>
void solve(int supply_mw, int demand_mw) {
  lemon::SmartDigraph grid;
  const auto plant = grid.addNode(), city = grid.addNode();
  const auto line = grid.addArc(plant, city);
  lemon::SmartDigraph::ArcMap<int> limit(grid, 100), cost(grid, 1);
  lemon::SmartDigraph::NodeMap<int> supply(grid);
  supply[plant] = supply_mw;
  supply[city] = -demand_mw;
  Algorithm algorithm(grid);
  const auto result = algorithm.upperMap(limit).costMap(cost).supplyMap(supply).run();
  std::cout << (result == Algorithm::OPTIMAL ? "optimal" : "infeasible") << ' ' << algorithm.flow(line) << '\n';
}
int main() {
  solve<lemon::NetworkSimplex<lemon::SmartDigraph>>(3, 5);
  solve<lemon::NetworkSimplex<lemon::SmartDigraph>>(5, 3);
  solve<lemon::CapacityScaling<lemon::SmartDigraph>>(3, 5);
  solve<lemon::CapacityScaling<lemon::SmartDigraph>>(5, 3);
}
CPP
g++ -std=c++17 -w "$d/flow.cpp" -o "$d/flow" $(pkg-config --libs lemon)
out=$("$d/flow" | tr '\n' ';')
[ "$out" = 'optimal 3;infeasible 0;optimal 3;infeasible 0;' ] || wrong "$out"
echo "as stated: too little supply is optimal, too much is infeasible"
