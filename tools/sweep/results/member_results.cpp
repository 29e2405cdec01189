#include "tools/sweep/results/member_results.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "grid/core/error.hpp"
#include "tools/sweep/design/members.hpp"

namespace gigaload::tools::sweep {

scenarios::Loaded first_scenario(const Manifest& manifest) {
  const Member member = manifest.member(0);
  const Plan& plan = manifest.plan();
  auto loaded = plan.family->variant(changes(plan, member.values, member.seed));
  check_same_data(manifest, member, loaded.data_hashes);
  return loaded;
}

std::vector<std::vector<double>> member_scalars(const Manifest& manifest,
                                                const ResultIndex& index) {
  const std::size_t scalars = manifest.plan().selection.scalars.size();
  std::vector<std::vector<double>> outputs(
      scalars, std::vector<double>(manifest.size(), std::numeric_limits<double>::quiet_NaN()));
  for (std::size_t m = 0; m < manifest.size(); ++m) {
    if (index.outcome(m) != Outcome::done) continue;
    const auto values = index.values(m);
    if (values.size() < scalars) {
      throw InputError(fmt::format("{}: member {} has {} results, fewer than the {} scalars chosen",
                                   manifest.folder().string(), m, values.size(), scalars));
    }
    for (std::size_t s = 0; s < scalars; ++s) {
      outputs[s][m] = values.at(values.size() - scalars + s);  // scalars stand last
    }
  }
  return outputs;
}

bool differ_in(const Plan& plan, std::string_view key) {
  return std::ranges::any_of(plan.axes, [key](const Axis& axis) {
    return std::ranges::any_of(axis.keys,
                               [key](const std::string& each) { return each.starts_with(key); });
  });
}

bool stop_by_error(const Manifest& manifest) {
  return differ_in(manifest.plan(), "ensemble.until") ||
         first_scenario(manifest).scenario.ensemble.until.has_value();
}

std::size_t members_missing(const Manifest& manifest, const ResultIndex& index) {
  std::size_t missing = 0;
  for (std::size_t m = 0; m < manifest.size(); ++m) {
    if (index.outcome(m) != Outcome::done) ++missing;
  }
  return missing;
}

}  // namespace gigaload::tools::sweep
