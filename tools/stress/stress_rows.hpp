#pragma once

#include <string>
#include <vector>

#include "sim/studies/stress.hpp"

namespace gigaload::tools {

/// Returns the kind of area that --by names: area (planning areas), interconnection, state, region.
/// Throws InputError for another word.
[[nodiscard]] sim::AreaKind kind_of_rows(const std::string& by);

/// Returns the areas of a kind in their order; by state also the regions that are a state of their
/// own.
[[nodiscard]] std::vector<const sim::StressArea*> rows_of(const sim::Stress& stress,
                                                          sim::AreaKind kind);

/// Writes an hour of UTC, "2030-12-21 05:00".
[[nodiscard]] std::string hour_text(sim::Hour hour);

/// StressTold is what a result is told with.
struct StressTold {
  const sim::Stress& stress;
  const sim::StressEvent& event;
  std::string scenario;
  int year = 0;
  sim::AreaKind rows = sim::AreaKind::planning_area;
  bool campuses = true;  // are built
};

}  // namespace gigaload::tools
