#include "sim/years/connection_queues.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace gigaload;
using namespace gigaload::sim;

namespace {

constexpr double kNone = std::numeric_limits<double>::infinity();

AreaConnections area(std::vector<RegionIndex> regions, double mw_per_y) {
  return {.name = "area", .regions = std::move(regions), .connection_mw_per_y = mw_per_y};
}

}  // namespace

TEST_CASE("each region has a queue of its own, those of a limited area have one together") {
  Limits limits{.connection_mw_per_y = {100.0, kNone, kNone, kNone}};
  limits.areas = {area({RegionIndex(0), RegionIndex(3)}, kNone),
                  area({RegionIndex(1), RegionIndex(2)}, 50.0)};
  const auto queues = connection_queues(limits);
  REQUIRE(queues);
  CHECK(queues->of_region == std::vector<std::size_t>{0, 5, 5, 3});
  CHECK(queues->limit_mw_per_y == std::vector<double>{100.0, kNone, kNone, kNone, kNone, 50.0});
}

TEST_CASE("no queue holds a region with two limits") {
  Limits limits{.connection_mw_per_y = {100.0, kNone}};
  limits.areas = {area({RegionIndex(0)}, 50.0)};
  CHECK_FALSE(connection_queues(limits));
  limits.areas = {area({RegionIndex(1)}, 50.0), area({RegionIndex(1)}, 60.0)};
  CHECK_FALSE(connection_queues(limits));
}
