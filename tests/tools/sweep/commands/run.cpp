#include "tools/sweep/commands/run.hpp"

#include <doctest/doctest.h>

#include "tests/tools/parsed.hpp"

using namespace gigaload::tools;

TEST_CASE("a part of a sweep's members is run") {
  const auto asked = parsed<sweep::RunCommand>(
      {"runs", "--index", "8", "--count", "4", "--jobs", "2", "--retry-failed", "-q"});
  REQUIRE(asked);
  CHECK(asked->folder == "runs");
  CHECK(asked->choice.first == 8);
  CHECK(asked->choice.count == 4);
  CHECK(asked->choice.jobs == 2);
  CHECK(asked->choice.threads == 1);
  CHECK(asked->choice.retry_failed);
  CHECK(asked->quiet);
  CHECK_FALSE(parsed<sweep::RunCommand>({}));
  CHECK_FALSE(parsed<sweep::RunCommand>({"runs", "--count", "0"}));
  CHECK_FALSE(parsed<sweep::RunCommand>({"runs", "--jobs", "0"}));
}
