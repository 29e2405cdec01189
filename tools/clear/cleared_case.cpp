#include "tools/clear/cleared_case.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace gigaload::tools {

std::vector<std::size_t> defaults_of(const sim::Clearing& clearing) {
  std::vector<std::size_t> failed;
  for (std::size_t i = 0; i < clearing.failed_in_round.size(); ++i) {
    if (clearing.failed_in_round[i] > 0) failed.push_back(i);
  }
  return failed;
}

std::vector<std::string> differences_from_stated(const ClearedCase& cleared) {
  const ClearingCase& of = cleared.of;
  const sim::Clearing& found = cleared.clearing;
  std::vector<std::string> differences;
  for (std::size_t i = 0; of.paid && i < of.paid->size(); ++i) {
    const double stated = (*of.paid)[i], paid = found.paid_busd[i];
    if (std::abs(stated - paid) <= kStatedTolerance * std::max(1.0, found.owed_busd[i])) continue;
    differences.push_back(fmt::format("{}: the file says that party {} pays {}; it pays {}",
                                      of.name, of.claims.names[i], stated, paid));
  }
  if (of.defaults) {
    std::vector<std::size_t> stated = *of.defaults;
    std::ranges::sort(stated);
    const std::vector<std::size_t> failed = defaults_of(found);
    if (stated != failed) {
      differences.push_back(fmt::format("{}: the file says that [{}] fail; [{}] do", of.name,
                                        fmt::join(stated, ", "), fmt::join(failed, ", ")));
    }
  }
  return differences;
}

}  // namespace gigaload::tools
