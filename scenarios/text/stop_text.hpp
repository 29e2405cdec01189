#pragma once

#include <string>
#include <string_view>

namespace gigaload::scenarios {

/// Holds how well a metric is to be known when sampling stops, or what is wrong with the text.
struct StopText {
  std::string metric;           // "eue", "neue", "lole", "lolh"
  std::string area;             // as it is written; empty: none is named
  double relative_error = 0.0;  // 0.02: a standard error of 2 %
  std::string fault;            // what the text lacks, "names no metric"; empty: good
};

/// Reads "eue=2%" or "lole.eastern = 0.5 %": a metric, where it is watched, and its standard error
/// as a share of it in percent. Spaces around each part are allowed.
[[nodiscard]] StopText parse_stop_text(std::string_view text);

}  // namespace gigaload::scenarios
