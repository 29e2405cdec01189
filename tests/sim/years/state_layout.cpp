#include "sim/years/state_layout.hpp"

#include <doctest/doctest.h>

using gigaload::sim::StateLayout;

TEST_CASE("state layout: blocks lie one behind the other, and each state has a name") {
  StateLayout layout;
  CHECK(layout.size() == 0);
  CHECK(layout.add("a", "construction", 2) == 0);
  CHECK(layout.add("a", "nothing", 0) == 2);
  CHECK(layout.add("a", "energised", 1) == 2);
  CHECK(layout.add("b", "construction", 3) == 3);
  CHECK(layout.size() == 6);
  CHECK(layout.name(1) == "a: construction 2 of 2");
  CHECK(layout.name(2) == "a: energised");
  CHECK(layout.name(3) == "b: construction 1 of 3");
  CHECK(layout.name(5) == "b: construction 3 of 3");
}
