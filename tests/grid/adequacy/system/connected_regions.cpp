#include "grid/adequacy/system/connected_regions.hpp"

#include <doctest/doctest.h>

using namespace gigaload;
using namespace gigaload::grid::adequacy;

namespace {

std::vector<std::size_t> components(std::size_t regions,
                                    const std::vector<std::pair<int, int>>& interfaces) {
  SystemModel system;
  system.regions.resize(regions);
  for (const auto& [from, to] : interfaces) {
    system.interfaces.push_back({RegionIndex(static_cast<std::size_t>(from)),
                                 RegionIndex(static_cast<std::size_t>(to)), 1.0, 1.0});
  }
  return connected_regions(system);
}

using Numbers = std::vector<std::size_t>;

}  // namespace

TEST_CASE("regions without interfaces are components of their own") {
  CHECK(components(0, {}).empty());
  CHECK(components(3, {}) == Numbers{0, 1, 2});
}

TEST_CASE("components are numbered by their lowest regions, whatever the order of interfaces") {
  CHECK(components(6, {{3, 5}, {1, 4}, {0, 3}}) == Numbers{0, 1, 2, 0, 1, 0});
  CHECK(components(6, {{0, 3}, {3, 5}, {1, 4}}) == Numbers{0, 1, 2, 0, 1, 0});
  CHECK(components(5, {{3, 4}, {2, 3}, {1, 2}, {0, 1}}) == Numbers{0, 0, 0, 0, 0});
}

TEST_CASE("two interfaces between the same regions join them once") {
  CHECK(components(3, {{0, 2}, {0, 2}}) == Numbers{0, 1, 0});
}

TEST_CASE("a limit on imports joins its regions, where anything can come in") {
  SystemModel system;
  system.regions.resize(5);
  system.interfaces.push_back({RegionIndex(1), RegionIndex(2), 1.0, 1.0});
  system.import_limits = {{"own", {RegionIndex(0), RegionIndex(4)}, 5.0}};
  CHECK_FALSE(can_bind(system, system.import_limits[0]));  // no interface leads there
  CHECK(connected_regions(system) == Numbers{0, 1, 1, 2, 3});
  system.import_limits[0].regions = {RegionIndex(4), RegionIndex(2)};
  CHECK(can_bind(system, system.import_limits[0]));
  CHECK(connected_regions(system) == Numbers{0, 1, 1, 2, 1});
  system.import_limits[0].regions = {RegionIndex(1), RegionIndex(2), RegionIndex(4)};
  CHECK_FALSE(can_bind(system, system.import_limits[0]));  // the interface is inside
  system.import_limits[0] = {"none", {RegionIndex(4), RegionIndex(2)}, kUnlimited};
  CHECK_FALSE(can_bind(system, system.import_limits[0]));
}
