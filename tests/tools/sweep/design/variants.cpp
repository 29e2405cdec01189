#include "tools/sweep/design/variants.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "scenarios/language/node.hpp"
#include "sim/scenario/scenario.hpp"
#include "tests/tools/small_plan.hpp"
#include "tests/tools/sweep_case.hpp"
#include "tools/sweep/design/members.hpp"
#include "tools/sweep/store/manifest.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

namespace {

const std::string kAssumptions = R"(
[axis.assumption]
title = "What is assumed"
usual = "lines at half"

[[axis.assumption.variant]]
name = "as shipped"

[[axis.assumption.variant]]
name = "lines at half"
set = {grid.interfaces.scale = 0.5}

[[axis.assumption.variant]]
name = "both"
set.grid.interfaces.scale = 0.75
set.stages.construction = "1 yr"
set.data_centres.path = [{year = 2023, energy = "176 TWh"}, {year = 2030, energy = "578 TWh"}]
)";

const std::string kDemand = "[axis.demand]\nkey = \"demand.scale\"\nvalues = [1, 1.06]\n";

std::string with_variant(const std::string& second) {
  return "[axis.a]\nvariant = [{name = \"one\", set = {demand.scale = 1.1}}, " + second + "]\n";
}

}  // namespace

TEST_CASE("variants: a named point of an axis sets several keys, or none") {
  const Plan plan = small_plan(kAssumptions + kDemand);
  REQUIRE(plan.axes.size() == 2);
  const Axis& axis = plan.axes[0];
  CHECK(std::set<std::string>(axis.keys.begin(), axis.keys.end()) ==
        std::set<std::string>{"data_centres.path", "grid.interfaces.scale", "stages.construction"});
  CHECK(axis.title == "What is assumed");
  CHECK(axis.usual == 1);
  CHECK_FALSE(axis.is_number());
  CHECK(axis.unit().empty());
  const Members members(plan);
  REQUIRE(members.size() == 6);
  CHECK(axis.label_of(members.values(4)[0]) == "both");
  CHECK(changes(plan, members.values(0), 1).size() == 1);  // demand alone
  const auto both = changes(plan, members.values(5), 1);
  REQUIRE(both.size() == 4);
  const auto construction =
      std::ranges::find(both, "stages.construction", &scenarios::Family::Change::key);
  REQUIRE(construction != both.end());
  CHECK(construction->value.text == "1 yr");
  CHECK(both[3].key == "demand.scale");
  const sim::Scenario s = plan.family->variant(both).scenario;
  CHECK(both[3].value.number == doctest::Approx(1.06));
  CHECK(s.data_centres.path_energy_mwh.back() == doctest::Approx(578e6));
  // what one member changes is no other's
  const sim::Scenario shipped = plan.family->variant(changes(plan, members.values(0), 1)).scenario;
  CHECK(shipped.data_centres.path_energy_mwh.back() == doctest::Approx(426e6));
}

TEST_CASE("variants: what is no variant is told at its place") {
  const auto told = [](const std::string& sweep, const std::string& text) {
    const std::string refused = refusal_of(sweep);
    CAPTURE(sweep);
    CAPTURE(refused);
    CHECK(refused.find(text) != std::string::npos);
  };
  CHECK(refusal_of(with_variant("{name = \"two\"}")).empty());
  told(with_variant("{set = {demand.scale = 1}}"), "axis.a.variant.name: is missing");
  told(with_variant("{name = \"\"}"), "a name in one line of at most 100 bytes is wanted");
  told(with_variant("{name = \"a\\nb\"}"), "a name in one line of at most 100 bytes is wanted");
  told(with_variant("{name = \"one\"}"), "\"one\" is the name of another variant already");
  told(with_variant("{name = \"two\", set = 5}"), "a table of scenario keys is wanted");
  told(with_variant("{name = \"two\", sett = {}}"), "axis.a.variant.sett: unknown key");
  told(with_variant("{name = \"two\", set = {demand.scael = 1}}"),
       "\"demand.scael\" is an unknown key of a scenario; did you mean demand.scale?");
  told(with_variant("{name = \"two\", set = {demand.scale = \"much\"}}"), "demand.scale: ");
  told(with_variant("{name = \"two\", set = {include = \"x.toml\"}}"), "files are included by");
  told(with_variant("{name = \"two\", set = {data_centres.path = [{yaer = 2030}]}}"),
       "\"data_centres.path.1.yaer\" is an unknown key");
  told("[axis.a]\nvariant = [{name = \"one\"}]\n", "none of the variants sets anything");
  told("[axis.a]\nvariant = []\n", "tables [[axis.a.variant]] with name and set are wanted");
  told("[axis.a]\nkey = \"demand.scale\"\nvariant = [{name = \"one\", set = {demand.scale = 1}}]\n",
       "an axis has either a key with its values, or variants");
  told("[axis.a]\nusual = \"two\"\nvariant = [{name = \"one\", set = {demand.scale = 1}}]\n",
       "axis.a.usual: it is none of the axis' values");
}

TEST_CASE("variants: two axes do not set one key") {
  CHECK(refusal_of(kDemand + with_variant("{name = \"two\"}"))
            .find("demand.scale is a key of this axis or of another one already") !=
        std::string::npos);
}

TEST_CASE("variants: a drawn design takes them with weights, and their number counts") {
  const std::string design = "[design]\nkind = \"sobol\"\nmembers = 8\n";
  const Plan plan = small_plan(design + with_variant("{name = \"two\"}"));
  CHECK(Members(plan).size() == 8);
  CHECK(refusal_of(design + with_variant("{name = \"two\"}") + "weights = [1]\n")
            .find("1 weights for 2 values") != std::string::npos);
}

TEST_CASE("variants: what a name stands for is part of a member's identity") {
  const SweepFolder folder;
  const auto hash = [&folder](const std::string& scale) {
    const auto file =
        folder.write("s.toml",
                     "scenario = \"small.toml\"\n[axis.a]\nvariant = [{name = \"one\", set = "
                     "{demand.scale = " +
                         scale + "}}]\n");
    const auto made = folder.path() / ("of " + scale);
    expand(file, made);
    const Manifest manifest(made);
    CHECK(manifest.member(0).values[0].text == "one");
    return manifest.member(0).hash;
  };
  CHECK(hash("1.1") != hash("1.2"));
}
