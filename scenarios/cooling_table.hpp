#pragma once

#include <array>
#include <string>
#include <vector>

#include "scenarios/data_folder.hpp"
#include "sim/cooling.hpp"
#include "sim/scenario.hpp"

namespace gigaload::scenarios {

inline constexpr std::size_t kCoolingKinds = 6;

/// Names of sim::CoolingKind, in its order.
[[nodiscard]] const std::array<std::string, kCoolingKinds>& cooling_names();

struct CoolingTable {
  std::vector<sim::CoolingCurve> curves;  // by sim::CoolingKind
  std::array<double, kCoolingKinds> design_pue{};
};

/// cooling.csv: every kind once.
[[nodiscard]] CoolingTable read_cooling(DataFolder& folder);

}  // namespace gigaload::scenarios
