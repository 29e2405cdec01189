#include "scenarios/measured/line_table.hpp"

#include <doctest/doctest.h>

#include "tests/scenarios/measured/own_part.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

auto lines(const std::string& text) { return OwnPart(read_line_table, text); }

}  // namespace

TEST_CASE("lines of the same two regions are an interface, whichever way they are written") {
  const auto read = lines(
      "name,from,to,forward_mw,reverse_mw,for,mttr_h,category\n"
      "one,A,B,100,80,0.1,10,AC\ntwo,B,A,30,20,,,\nthree,A,B,5,,0,,\n");
  CHECK(read.found().empty());
  REQUIRE(read.value.interfaces.size() == 1);
  CHECK(read.value.interfaces[0].from == RegionIndex(0));
  CHECK(read.value.interfaces[0].forward_capacity[0] == grid::adequacy::kUnlimited);
  const auto& all = read.value.lines;
  REQUIRE(all.size() == 3);
  CHECK(all[0].forward_capacity[0] == 100.0);
  CHECK(all[0].backward_capacity[0] == 80.0);
  CHECK(all[0].chain.failure[0] == doctest::Approx(1.0 / 90));
  CHECK(all[0].category == "AC");
  CHECK(all[1].forward_capacity[0] == 20.0);  // turned round
  CHECK(all[1].backward_capacity[0] == 30.0);
  CHECK(all[1].chain.failure[0] == 0.0);
  CHECK(all[2].backward_capacity[0] == 5.0);  // as forward
}

TEST_CASE("each bad line is told at its place") {
  const auto found = lines(
                         "name,from,to,forward_mw\n"
                         "one,A,A,100\n"   // 2
                         "two,A,,100\n"    // 3
                         "three,A,B,-1\n"  // 4
                         "four,A,B,\n"     // 5
                         "four,B,A,x\n")   // 6
                         .found();
  REQUIRE(found.size() == 6);
  CHECK(found[0].message == "the line leads from A to itself");
  CHECK(found[0].column == 7);
  CHECK(found[1].message == "a region is wanted");
  CHECK(found[2].line == 4);
  CHECK(found[3].message == "a number is wanted");
  CHECK(found[4].message == "a second row of four");
  CHECK(found[5].column == 10);
  const auto without = lines("name,from,to,forward_mws\none,A,B,1\n").found();
  REQUIRE(without.size() == 2);
  CHECK(without[0].message == "a column forward_mw is wanted");
}
