#include "tools/sweep/commands/whole_sweep.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"
#include "tests/tools/parsed.hpp"
#include "tests/tools/sweep_case.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/sweep/commands/page.hpp"
#include "tools/sweep/commands/table.hpp"

using namespace gigaload;
using namespace gigaload::tools;
using namespace gigaload::tools::sweep;

TEST_CASE("a whole sweep is a file or a folder") {
  const auto table =
      parsed<TableCommand>({"a/s.toml", "--folder", "runs", "--jobs", "2", "--json"});
  REQUIRE(table);
  CHECK(table->whole.sweep == "a/s.toml");
  CHECK(table->whole.place() == "runs");
  CHECK(table->whole.jobs == 2);
  CHECK(table->json);
  CHECK(parsed<TableCommand>({"a/s.toml"})->whole.place() == "s");
  CHECK_FALSE(parsed<TableCommand>({"s.toml", "--jobs", "0"}));
  CHECK(parsed<PageCommand>({"runs", "-o", "dial.html"})->page == "dial.html");
  CHECK_FALSE(parsed<PageCommand>({"runs"}));
}

TEST_CASE("a whole sweep is expanded, looked at, and run as far as it is not done") {
  const SweepFolder folder;
  const auto file = folder.write("s.toml",
                                 "scenario = \"small.toml\"\n[set]\nensemble.samples = 0\n"
                                 "[axis.number]\nkey = \"run.seed\"\nvalues = [1, 2]\n");
  WholeSweep whole;
  whole.sweep = file;
  whole.folder = folder.path() / "runs";
  whole.jobs = 1;
  const Command program{.name = "gigaload", .text = ""};
  const Call call{.words = {"gigaload"}, .program = program};
  const auto refuse = [](const Manifest&) { throw InputError("nothing to tell"); };
  CHECK_THROWS_WITH_AS((void)whole.complete(call, refuse), "nothing to tell", InputError);
  CHECK(std::filesystem::exists(folder.path() / "runs" / "manifest.jsonl"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "runs" / "part-0000.gls"));
  std::size_t looks = 0;
  const auto look = [&looks](const Manifest& manifest) { looks += manifest.size(); };
  CHECK(whole.complete(call, look) == kDone);
  CHECK(std::filesystem::exists(folder.path() / "runs" / "part-0000.gls"));
  // the folder by itself, of which nothing is missing
  whole.sweep = folder.path() / "runs";
  CHECK_THROWS_WITH_AS((void)whole.complete(call, look),
                       doctest::Contains("--folder is for a sweep's file"), InputError);
  whole.folder.reset();
  CHECK(whole.complete(call, look) == kDone);
  CHECK(looks == 4);
}
