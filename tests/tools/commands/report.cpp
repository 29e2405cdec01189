#include "tools/commands/report.hpp"

#include <doctest/doctest.h>

#include "tests/tools/parsed.hpp"

using namespace gigaload::tools;

TEST_CASE("a report takes a result and the name of its page") {
  const auto asked = parsed<ReportCommand>({"r.h5", "-o", "p.html"});
  REQUIRE(asked);
  CHECK(asked->file == "r.h5");
  CHECK(asked->page == "p.html");
  CHECK_FALSE(parsed<ReportCommand>({"r.h5"})->page);
  CHECK_FALSE(parsed<ReportCommand>({"-o", "p.html"}));
}
