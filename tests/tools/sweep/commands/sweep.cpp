#include "tools/sweep/commands/sweep.hpp"

#include <doctest/doctest.h>

#include "tests/tools/parsed.hpp"
#include "tools/sweep/commands/expand.hpp"
#include "tools/sweep/commands/gather.hpp"
#include "tools/sweep/commands/sensitivity.hpp"
#include "tools/sweep/commands/status.hpp"

using namespace gigaload::tools;
using namespace gigaload::tools::sweep;

TEST_CASE("the commands of a sweep") {
  std::vector<std::string> names;
  for (const Command& part : sweep_command().commands) names.push_back(part.name);
  CHECK(names == std::vector<std::string>{"expand", "run", "status", "gather", "slurm",
                                          "sensitivity", "table", "page"});
}

TEST_CASE("a sweep is expanded into a folder") {
  const auto asked = parsed<ExpandCommand>({"s.toml", "-o", "runs"});
  REQUIRE(asked);
  CHECK(asked->sweep_file == "s.toml");
  CHECK(asked->folder == "runs");
  CHECK_FALSE(parsed<ExpandCommand>({"s.toml"}));
}

TEST_CASE("what is asked of a frozen sweep") {
  const auto status = parsed<StatusCommand>({"runs", "--missing", "--per-task", "3"});
  REQUIRE(status);
  CHECK(status->missing);
  CHECK(status->per_task == 3);
  CHECK(parsed<GatherCommand>({"runs", "-o", "all.h5"})->output == "all.h5");
  CHECK_FALSE(parsed<GatherCommand>({"runs"}));
  CHECK(parsed<SensitivityCommand>({"runs", "--json"})->json);
}
