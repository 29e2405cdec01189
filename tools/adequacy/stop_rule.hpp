#pragma once

#include <string>

#include "grid/adequacy/sampling/monte_carlo.hpp"

namespace gigaload::tools {

/// StopRule says how well a metric of the system is to be known when sampling stops.
struct StopRule {
  grid::adequacy::Until metric = grid::adequacy::Until::eue;
  double relative_error = 0.0;  // 0.02: a standard error of 2 %
  std::string fault;            // why the text is no rule; empty: good
};

/// Reads "eue=2%", "neue=0.5%" or "lole=1%". NEUE is EUE over a load that is known, so that both
/// are one rule; LOLE and LOLH count steps.
[[nodiscard]] StopRule parse_stop_rule(const std::string& text);

}  // namespace gigaload::tools
