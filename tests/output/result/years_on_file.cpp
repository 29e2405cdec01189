#include "output/result/years_on_file.hpp"

#include <doctest/doctest.h>

#include "tests/output/small_run.hpp"

namespace gigaload::output {

TEST_CASE("years on file have their hours and exchanges one after the other") {
  const TemporaryFolder folder;
  auto s = small_scenario();
  s.end = grid::to_hour({2027, 1, 2});
  write_whole(s, folder / "run.h5");
  const auto years = years_on_file(ResultFile(folder / "run.h5"));
  REQUIRE(years.size() == 3);
  CHECK(years[0].year == 2025);
  CHECK(years[0].hours == 43 * 24);  // from 19 November
  CHECK_FALSE(years[0].whole);
  CHECK(years[1].first_hour == 43 * 24);
  CHECK(years[1].hours == 8760);
  CHECK(years[1].whole);
  CHECK(years[1].first_exchange == years[0].exchanges);
  CHECK(years[2].hours == 24);
  CHECK(years[2].first_exchange + years[2].exchanges == exchange_count(s));
}

TEST_CASE("a file of which no exchange is whole has no years") {
  const TemporaryFolder folder;
  write_interrupted(small_scenario(), folder / "none.h5", 0);
  CHECK(years_on_file(ResultFile(folder / "none.h5.partial")).empty());
}

}  // namespace gigaload::output
