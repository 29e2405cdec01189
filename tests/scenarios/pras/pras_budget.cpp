#include "scenarios/pras/pras_budget.hpp"

#include <doctest/doctest.h>

using gigaload::scenarios::PrasBudget;

TEST_CASE("a budget grows with the file, and says what is asked and what is allowed") {
  PrasBudget small(10'000'000), large(200'000'000);
  CHECK(small.go_through(4e9).empty());
  CHECK(
      small.go_through(2e9) ==
      "it claims 6e+03 MB of numbers; at most 5e+03 MB are read from a file of 10 MB. Write fewer "
      "steps or entities, or the dataset without gaps");
  CHECK(large.go_through(6e9).empty());
  CHECK(small.keep(2e8).empty());
  CHECK_FALSE(small.keep(2e8).empty());
  CHECK(large.keep(4e8).empty());
  CHECK(large.left_to_keep() == doctest::Approx(2.928e9));
}
