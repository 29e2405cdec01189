#include "tools/clear/cleared_case.hpp"

#include <doctest/doctest.h>

#include "tests/tools/clear/small_cleared.hpp"

using namespace gigaload;

TEST_CASE("what a file says of a case beside what comes of it") {
  tools::ClearedCase cleared = tests::small_cleared();
  CHECK(tools::defaults_of(cleared.clearing) == std::vector<std::size_t>{1, 2});
  CHECK(tools::differences_from_stated(cleared).empty());
  cleared.of.paid = {0.0, 3.0 + 3e-9, 3.0 - 3e-9};
  cleared.of.defaults = {2, 1};
  CHECK(tools::differences_from_stated(cleared).empty());
  cleared.of.paid = {0.0, 3.0 + 5e-9, 3.0};
  cleared.of.defaults = {1};
  const auto differences = tools::differences_from_stated(cleared);
  REQUIRE(differences.size() == 2);
  CHECK(differences[0] == "site: the file says that party builder pays 3.000000005; it pays 3");
  CHECK(differences[1] == "site: the file says that [1] fail; [1, 2] do");
}
