#include "grid/core/floor_div.hpp"

#include <doctest/doctest.h>

using gigaload::grid::floor_div;

TEST_CASE("a quotient is rounded down on both sides of zero") {
  CHECK(floor_div(13, 7) == 1);
  CHECK(floor_div(14, 7) == 2);
  CHECK(floor_div(0, 7) == 0);
  CHECK(floor_div(-1, 7) == -1);
  CHECK(floor_div(-7, 7) == -1);
  CHECK(floor_div(-8, 7) == -2);
}
