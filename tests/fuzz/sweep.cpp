#include <algorithm>
#include <string>

#include "scenarios/readers/load.hpp"
#include "tests/fuzz/sample_folder.hpp"
#include "tests/fuzz/targets.hpp"
#include "tools/sweep/design/members.hpp"

namespace gigaload::fuzz {

using namespace tools::sweep;

void read_sweep(std::string_view input) {
  static const auto loaded = scenarios::load(sample_folder() / "small.toml");
  const Plan plan = read_plan({.name = "sweep.toml",
                               .sweep = std::string(input),
                               .scenario = {},
                               .scenario_name = {},
                               .folder = sample_folder()});
  const Shape shape = shape_of(plan.selection, loaded.scenario, plan.family->texts());
  expect(shape.values < 1'000'000, "a small scenario has few results");
  constexpr std::size_t kMost = 1000;  // a larger design takes its time by right
  std::size_t values = 1;
  for (const Axis& axis : plan.axes)
    values *= std::clamp<std::size_t>(axis.values.size(), 1, kMost);
  if (plan.points * plan.axes.size() > kMost || values > kMost) return;
  const Members members(plan);
  for (std::size_t m = 0; m < std::min<std::size_t>(members.size(), 10); ++m) {
    expect(changes(plan, members.values(m), m).size() >= plan.axes.size(),
           "a member has a value of each axis");
  }
}

}  // namespace gigaload::fuzz
