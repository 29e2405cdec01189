#include "tools/commands/info.hpp"

#include <doctest/doctest.h>

#include "tests/tools/parsed.hpp"

using namespace gigaload::tools;

TEST_CASE("info needs a file, or prints the variables instead") {
  CHECK(parsed<InfoCommand>({"r.h5"})->file == "r.h5");
  CHECK(parsed<InfoCommand>({"--variables"})->variables);
  CHECK_FALSE(parsed<InfoCommand>({}));
  CHECK_FALSE(parsed<InfoCommand>({"r.h5", "--variables"}));
}
