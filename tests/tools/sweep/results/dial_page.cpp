#include "tools/sweep/results/dial_page.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <string>

#include "grid/core/error.hpp"
#include "output/report/report_template.hpp"
#include "tests/tools/sweep_case.hpp"
#include "tools/sweep/results/member_results.hpp"
#include "tools/sweep/run/runner.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

namespace {

const std::string kDial = R"(scenario = "small.toml"
title = "A </script> & more"
[set]
ensemble.samples = 4
[axis.lines]
variant = [
  {name = "whole"},
  {name = "it's <half>", set = {grid.interfaces.scale = 0.5, demand.scale = 2.0}},
]
[axis.seed_of_run]
title = "Seed"
key = "run.seed"
usual = 4
values = [3, 4, 5]
[output]
tables = ["adequacy/event_days", "adequacy/event_days_standard_error", "adequacy/lolh"]
)";

}  // namespace

TEST_CASE("dial: all settings' numbers, errors and keys are in the page") {
  const SweepFolder folder;
  const auto path = folder.path() / "dial";
  expand(folder.write("dial.toml", kDial), path);
  (void)run_members(path, {.first = 0, .count = 5, .jobs = 1}, [](const RunTally&) {});
  const Manifest manifest(path);
  const std::string text = dial_json(manifest);
  CHECK(text.find('<') == std::string::npos);
  const auto json = nlohmann::json::parse(text);
  CHECK(json["title"] == "A </script> & more");
  CHECK(json["samples"] == 4);
  CHECK(json["years"] == nlohmann::json::array({2025, 2026}));
  CHECK(json["members"] == 6);
  CHECK(json["missing"] == 1);
  CHECK(json["scenario"] == "small.toml");
  CHECK(json["set"][0] == "ensemble.samples=4");
  const auto& axes = json["axes"];
  REQUIRE(axes.size() == 2);
  CHECK(axes[0]["title"] == "lines");
  CHECK(axes[0]["points"][0]["settings"].empty());
  CHECK(axes[0]["points"][1]["label"] == "it's <half>");
  CHECK(axes[0]["points"][1]["settings"].size() == 2);
  CHECK(axes[1]["title"] == "Seed");
  CHECK(axes[1]["usual"] == 1);
  CHECK(axes[1]["points"][2]["settings"][0] == "run.seed=5");
  const auto& metrics = json["metrics"];
  REQUIRE(metrics.size() == 2);
  CHECK(metrics[0]["name"] == "event_days");
  CHECK(metrics[0]["counts_days"] == true);
  CHECK(metrics[1]["error"].is_null());  // not among the chosen tables
  const auto& value = metrics[0]["value"];
  REQUIRE(value.size() == 12);  // two years a member
  CHECK(value[9].size() == json["areas"].size());
  CHECK(value[10].is_null());
  CHECK(value[11].is_null());
  CHECK(json["areas"][0]["kind"] == "all");
}

TEST_CASE("dial: a reserve that one setting alone has is told of") {
  const SweepFolder folder;
  const auto keeps = [&folder](const std::string& name, const std::string& more) {
    const auto path = folder.path() / name;
    expand(folder.write(name + ".toml", "scenario = \"small.toml\"\n" + more +
                                            "[output]\ntables = [\"adequacy/event_days\"]\n"),
           path);
    return nlohmann::json::parse(dial_json(Manifest(path)))["keeps_reserves"] == true;
  };
  CHECK_FALSE(keeps("none",
                    "[set]\nreserves.contingency = 0\n"
                    "[axis.a]\nkey = \"demand.scale\"\nvalues = [1, 1.1]\n"));
  CHECK(keeps("one", "[axis.a]\nkey = \"reserves.contingency\"\nvalues = [0, 0.1]\n"));
}

TEST_CASE("dial: what has no slider for each axis, or nothing to show, is refused") {
  const SweepFolder folder;
  const auto refused = [&folder](const std::string& sweep) -> std::string {
    const auto path = folder.path() / std::to_string(std::hash<std::string>()(sweep));
    expand(folder.write("s.toml", "scenario = \"small.toml\"\n" + sweep), path);
    try {
      check_has_dial(Manifest(path));
    } catch (const InputError& error) {
      return error.what();
    }
    return {};
  };
  const std::string axis = "[axis.a]\nkey = \"demand.scale\"\nvalues = [1, 2]\n";
  const std::string tables = "[output]\ntables = [\"adequacy/event_days\"]\n";
  CHECK(refused(axis + tables).empty());
  CHECK(refused("design.kind = \"list\"\n" + axis + tables).find("the design is list") !=
        std::string::npos);
  CHECK(refused("constraints = [\"a < 1.5\"]\n" + axis + tables)
            .find("constraints leave out 1 points") != std::string::npos);
  CHECK(refused(axis).find("keeps no adequacy by area") != std::string::npos);
  CHECK(refused("[axis.a]\nkey = \"ensemble.samples\"\nvalues = [2, 4]\n" + tables)
            .find("an axis sets ensemble.samples") != std::string::npos);
  CHECK(refused("[set]\nensemble.until = \"eue = 5 %\"\n" + axis + tables)
            .find("ensemble.until gives each year samples of its own number") != std::string::npos);
}

TEST_CASE("dial: the page has its figures where its mark was, or says what was missing") {
  const SweepFolder folder;
  const auto path = folder.path() / "dial";
  expand(folder.write("dial.toml", kDial), path);
  const output::ReportTemplate form = output::dial_template();
  if (!form.missing.empty()) {
    CHECK_THROWS_WITH_AS((void)dial_page(Manifest(path)), form.missing.c_str(), InputError);
    return;
  }
  const std::string page = dial_page(Manifest(path));
  CHECK(page.starts_with("<!DOCTYPE html>"));
  CHECK(page.find("A \\u003c/script>") != std::string::npos);
  CHECK(page.find("{{gigaload-data}}") == std::string::npos);
}
