#include "tools/sweep/design/campus_features.hpp"

#include <doctest/doctest.h>

#include "tests/tools/small_plan.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

TEST_CASE("campus features: what an axis sets, key or variant, a member may have") {
  const auto may = [](const std::string& axis) {
    const Plan plan = small_plan(axis);
    return may_have(output::Feature::flexible_load, plan, plan.family->document().root);
  };
  CHECK_FALSE(may("[axis.a]\nkey = \"demand.scale\"\nvalues = [1]\n"));
  CHECK(may("[axis.a]\nkey = \"campus.ashburn.flexible.share\"\nvalues = [0.1]\n"));
  CHECK(may("[axis.a]\nvariant = [{name = \"x\", set = {campus.ashburn.flexible.share = 0.1}}]\n"));
}
