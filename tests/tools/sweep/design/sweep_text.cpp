#include "tools/sweep/design/sweep_text.hpp"

#include <doctest/doctest.h>

#include "scenarios/language/toml_reader.hpp"
#include "scenarios/text/scenario_error.hpp"
#include "tests/tools/sweep_case.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

namespace {

std::optional<scenarios::Document> base_of(const SweepText& text, scenarios::Problems& problems) {
  const std::size_t source = problems.add_source(text.name, text.sweep);
  const auto root = scenarios::read_toml(text.sweep, source, problems);
  Fields file(&*root, "", problems);
  return read_base_scenario(text, source, file, problems);
}

}  // namespace

TEST_CASE("a sweep's scenario is found beside it, with [set] laid over") {
  const SweepFolder folder;
  const auto path =
      folder.write("s.toml", "scenario = \"small\"\n[set.campus.ashburn]\ncapacity = \"9 GW\"");
  const SweepText text = read_sweep_file(path);
  CHECK(text.folder == folder.path());
  scenarios::Problems problems;
  const auto base = base_of(text, problems);
  REQUIRE(base);
  CHECK(base->root.find("campus")->find("ashburn")->find("capacity")->text == "9 GW");
  CHECK(base->root.find("grid") != nullptr);
}

TEST_CASE("the scenario of a frozen sweep is its own text") {
  scenarios::Problems problems;
  const auto base = base_of({.name = "frozen",
                             .sweep = "scenario = \"gone\"",
                             .scenario = "title = \"kept\"",
                             .scenario_name = "gone"},
                            problems);
  REQUIRE(base);
  CHECK(base->name == "gone");
  CHECK(base->root.find("title")->text == "kept");
}

TEST_CASE("what is laid over a scenario is a table, and includes nothing") {
  for (const char* const set : {"set = 1", "[set]\ninclude = \"other.toml\""}) {
    CAPTURE(set);
    scenarios::Problems problems;
    const SweepText text{.name = "s",
                         .sweep = std::string("scenario = \"x\"\n") + set,
                         .scenario = {},
                         .scenario_name = {}};
    CHECK_FALSE(base_of(text, problems));
    CHECK_THROWS_AS(problems.throw_if_any(), scenarios::ScenarioError);
  }
}

TEST_CASE("a file that is not there is told by its name") {
  CHECK_THROWS_AS(read_sweep_file("no such sweep.toml"), scenarios::ScenarioError);
}

TEST_CASE("a bare name that is no file is that of a shipped sweep") {
  for (const char* const name : {"gap-2030", "gap-2030.toml"}) {
    const SweepText text = read_sweep_file(name);
    CHECK(text.folder.filename() == "sweeps");
    CHECK(text.sweep.find("us-33gw") != std::string::npos);
  }
  CHECK_THROWS_AS((void)read_sweep_file("no-such-sweep"), scenarios::ScenarioError);
  CHECK_THROWS_AS((void)read_sweep_file("here/gap-2030"), scenarios::ScenarioError);
}
