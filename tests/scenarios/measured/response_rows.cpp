#include "scenarios/measured/response_rows.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/scenarios/measured/own_part.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

auto responses(const std::string& text) { return OwnPart(read_response_rows, text); }

}  // namespace

TEST_CASE("load that may be cut on call, with the limits of its contract") {
  const auto read =
      responses("name,region,power_mw,hours,events\nsmelter,B,120,60,10\nheaters,A,30,,\n");
  CHECK(read.found().empty());
  REQUIRE(read.value.size() == 2);
  CHECK(read.value[0].region == RegionIndex(1));
  CHECK(read.value[0].borrow_capacity[0] == 120.0);
  CHECK(read.value[0].terms.most_steps == 60.0);
  CHECK(read.value[0].terms.most_events == 10.0);
  CHECK(read.value[0].interest[0] == -1.0);
  CHECK(std::isinf(read.value[1].terms.most_steps));
  CHECK(std::isinf(read.value[1].terms.most_events));
}

TEST_CASE("each bad contract is told at its place") {
  const auto found = responses("name,region,power_mw,hours\none,,1,5\none,A,x,9999\n").found();
  REQUIRE(found.size() == 4);
  CHECK(found[0].message == "a region is wanted");
  CHECK(found[1].message == "a second row of one");
  CHECK(found[2].line == 3);
  CHECK(found[3].column == 9);
  CHECK(responses("name,region,mw\n").found().size() == 2);
}
