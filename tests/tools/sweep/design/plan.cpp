#include "tools/sweep/design/plan.hpp"

#include <doctest/doctest.h>

#include <string>

#include "tests/tools/small_plan.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

namespace {

/// Axes that are distributed, or that have `values`.
std::string many_axes(int count, const std::string& values) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += "[axis.a" + std::to_string(i) + "]\nkey = \"stages.construction\"\n" + values + "\n";
  }
  return text;
}

const std::string kDrawn = "distribution = \"uniform\"\nlow = \"1 yr\"\nhigh = \"2 yr\"";

}  // namespace

TEST_CASE("plan: the one limit of members is told before any is made, with its place") {
  const std::string saltelli =
      refusal_of("[design]\nkind = \"saltelli\"\npoints = 1000000\n" + many_axes(30, kDrawn));
  CHECK(saltelli.find("sweep.toml:4:10: design.points: the design has 32000000 members, for each "
                      "point 2 and one an axis: a sweep has at most 1000000") != std::string::npos);
  const std::string steps = "from = \"1 yr\"\nto = \"2 yr\"\ncount = 1000000";
  const std::string grid = refusal_of(many_axes(30, steps));
  CHECK(grid.find("axis: the design has 1e+180 members: a sweep has at most 1000000") !=
        std::string::npos);
  std::string values;
  for (int i = 0; i < 1001; ++i) values += "\"1 yr\",";
  CHECK(refusal_of(many_axes(2, "values = [" + values + "]"))
            .find("the design has 1002001 members: a sweep has at most 1000000") !=
        std::string::npos);
  // of a list the members are as many as the values
  CHECK(refusal_of("[design]\nkind = \"list\"\n" + many_axes(2, "values = [" + values + "]"))
            .find("a sweep has at most") == std::string::npos);
  CHECK(refusal_of("[design]\nkind = \"sobol\"\nmembers = 1000001\n" + many_axes(1, kDrawn))
            .find("design.members: 1000001 is too large: at most 1000000 is allowed") !=
        std::string::npos);
}
