#include "grid/core/nested_groups.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "grid/core/error.hpp"

using gigaload::InternalError;
using gigaload::grid::GroupNest;
using gigaload::grid::nest_groups;

using Groups = std::vector<std::vector<std::size_t>>;
constexpr std::size_t kNone = GroupNest::kNone;

TEST_CASE("groups in each other and apart: the smallest around each, and of each element") {
  const Groups groups = {{3}, {0, 1, 2, 3}, {5, 6}, {2, 3}, {1}, {}};
  const GroupNest nest = nest_groups(8, groups);
  REQUIRE_FALSE(nest.crossing);
  CHECK(nest.parent == std::vector<std::size_t>{3, kNone, kNone, 1, 1, kNone});
  CHECK(nest.innermost == std::vector<std::size_t>{1, 4, 3, 0, kNone, 2, 2, kNone});
  const auto place = [&](std::size_t g) { return std::ranges::find(nest.order, g); };
  CHECK(place(1) < place(3));
  CHECK(place(3) < place(0));
}

TEST_CASE("groups of the same elements lie in each other in their order") {
  const Groups groups = {{1, 2}, {2, 1}};
  const GroupNest nest = nest_groups(3, groups);
  REQUIRE_FALSE(nest.crossing);
  CHECK(nest.parent == std::vector<std::size_t>{kNone, 0});
  CHECK(nest.innermost[1] == 1);
}

TEST_CASE("groups that cross are named, whichever is the larger") {
  for (const Groups& groups : {Groups{{4}, {0, 1}, {1, 2}}, Groups{{4}, {0, 1, 3}, {2, 1}},
                               Groups{{4}, {2, 1}, {0, 3, 1}}}) {
    const GroupNest nest = nest_groups(5, groups);
    REQUIRE(nest.crossing);
    CHECK(*nest.crossing == std::pair<std::size_t, std::size_t>{1, 2});
  }
  // both lie in a third one
  const Groups inside = {{0, 1}, {1, 2}, {0, 1, 2, 3}};
  CHECK(nest_groups(4, inside).crossing == std::pair<std::size_t, std::size_t>{0, 1});
}

TEST_CASE("an element that is not there is our own fault") {
  const Groups groups = {{3}};
  CHECK_THROWS_AS((void)nest_groups(3, groups), InternalError);
}
