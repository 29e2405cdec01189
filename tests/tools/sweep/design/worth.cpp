#include "tools/sweep/design/worth.hpp"

#include <doctest/doctest.h>

#include <string>

#include "tests/tools/small_plan.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

namespace {

const std::string kAxes = R"(
[axis.assumption]
variant = [{name = "none"}, {name = "half", set = {grid.interfaces.scale = 0.5}}]
[axis.demand]
key = "demand.scale"
values = [1, 1.06]
[scalar.virginia]
variable = "summary/energy"
year = 2026
region = "VA_DOM"
)";

std::string worth(const std::string& text) { return "[worth]\n" + text; }

}  // namespace

TEST_CASE("worth: two axes, and what a per cent is by scalar") {
  const Plan plan = small_plan(kAxes + worth("rows = \"assumption\"\nalong = \"demand\"\n"
                                             "per_percent = {virginia = \"0.16 GW\"}\n"));
  REQUIRE(plan.worth);
  CHECK(plan.worth->rows == 0);
  CHECK(plan.worth->along == 1);
  CHECK(plan.worth->per_percent.at("virginia") == doctest::Approx(160.0));
  CHECK_FALSE(small_plan(kAxes).worth);
}

TEST_CASE("worth: what cannot be told is told at its place") {
  const std::string good = "rows = \"assumption\"\nalong = \"demand\"\n";
  const auto told = [](const std::string& sweep, const std::string& text) {
    const std::string refused = refusal_of(sweep);
    CAPTURE(refused);
    CHECK(refused.find(text) != std::string::npos);
  };
  told(kAxes + worth("rows = \"asumption\"\nalong = \"demand\"\n"),
       "worth.rows: \"asumption\" is no axis; did you mean assumption?");
  told(kAxes + worth("rows = \"assumption\"\n"), "worth.along: is missing");
  told(kAxes + worth("rows = \"demand\"\nalong = \"demand\"\n"), "a grid of two axes is wanted");
  told(kAxes + worth("rows = \"demand\"\nalong = \"assumption\"\n"),
       "an axis of two numbers is wanted, 1 and a larger one");
  told(kAxes + worth(good + "per_percent = {maryland = \"1 GW\"}\n"),
       "worth.per_percent.maryland: unknown key");
  told(kAxes + worth(good + "per_percent = {virginia = 5}\n"), "worth.per_percent.virginia: ");
  told("[axis.number]\nkey = \"run.seed\"\nvalues = [1, 2]\n" + kAxes + worth(good),
       "a grid of two axes is wanted");
  told("[design]\nkind = \"list\"\n" + kAxes + worth(good), "a grid of two axes is wanted");
}
