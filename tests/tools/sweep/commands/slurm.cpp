#include "tools/sweep/commands/slurm.hpp"

#include <doctest/doctest.h>

#include "tests/tools/parsed.hpp"

using namespace gigaload::tools;
using gigaload::tools::sweep::SlurmCommand;

TEST_CASE("a job-array script is asked for") {
  const auto asked = parsed<SlurmCommand>(
      {"runs", "--per-task", "4", "--cpus", "8", "--time", "01:30:00", "--partition", "main"});
  REQUIRE(asked);
  CHECK(asked->folder == "runs");
  CHECK(asked->script.per_task == 4);
  CHECK(asked->script.processors == 8);
  CHECK(asked->script.time == "01:30:00");
  CHECK(asked->script.partition == "main");
  CHECK_FALSE(parsed<SlurmCommand>({"runs"}));
  CHECK_FALSE(parsed<SlurmCommand>({"runs", "--per-task", "0"}));
  CHECK_FALSE(parsed<SlurmCommand>({"runs", "--per-task", "4", "--time", "1h"}));
}
