#include "tools/sweep/design/members.hpp"

#include <doctest/doctest.h>

#include <string>

#include "tests/tools/small_plan.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

TEST_CASE("members: those that break a constraint are left out, the others keep their order") {
  const Plan plan = small_plan(R"(constraints = ["construction < 8 yr"]
[axis.construction]
key = "stages.construction"
values = ["9 yr", "3 yr", "8 yr", "48 month"]
)");
  const Members members(plan);
  REQUIRE(members.size() == 2);
  CHECK(members.left_out() == 2);
  CHECK(members.values(0)[0].text == "3 yr");
  CHECK(members.values(1)[0].text == "48 month");
}

TEST_CASE("members: one with a value that no constraint can judge is not left out unseen") {
  Plan plan = small_plan(R"(constraints = ["construction < 8 yr"]
[axis.construction]
key = "stages.construction"
values = ["3 yr", "4 yr"]
)");
  plan.axes[0].values[1].text = "4 yaer";
  CHECK(Members(plan).size() == 2);
}

TEST_CASE("members: none is compared with numbers, and not with none") {
  const std::string axes = R"([axis.a]
key = "campus.ashburn.water.per_year"
values = ["1e6 m3", "none"]
[axis.b]
key = "campus.ashburn.water.per_day"
values = ["1e4 m3", "none"]
)";
  const Plan bounded = small_plan("constraints = [\"a < 2e6 m3\"]\n" + axes);
  CHECK(Members(bounded).size() == 2);
  const Plan undecided = small_plan("constraints = [\"b < a\"]\n" + axes);
  CHECK_THROWS_WITH_AS(Members{undecided},
                       doctest::Contains("\"b < a\" has no answer where \"none\" stands against "
                                         "\"none\", as in point 3"),
                       InputError);
}
