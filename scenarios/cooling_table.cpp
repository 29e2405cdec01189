#include "scenarios/cooling_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gigaload::scenarios {

const std::array<std::string, kCoolingKinds>& cooling_names() {
  static const std::array<std::string, kCoolingKinds> names = {
      "airside", "waterside", "water_chiller", "air_chiller", "direct_liquid", "hybrid"};
  return names;
}

CoolingTable read_cooling(DataFolder& folder) {
  constexpr double kMostPue = 5.0, kMostWue = 50.0, kMostC = 60.0;
  const CsvTable table = folder.table("cooling.csv");
  CoolingTable cooling;
  cooling.curves.resize(kCoolingKinds);
  cooling.design_pue.fill(1.0);
  std::array<bool, kCoolingKinds> seen{};
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto& names = cooling_names();
    const std::string name = table.text(row, "cooling");
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) {
      table.complain(row, "cooling",
                     fmt::format("one of {} is wanted, not \"{}\"", fmt::join(names, ", "), name));
      continue;
    }
    const auto kind = static_cast<std::size_t>(found - names.begin());
    if (seen[kind]) table.complain(row, "cooling", "a second row of " + name);
    seen[kind] = true;
    cooling.design_pue[kind] = table.number(row, "design_pue", 1, kMostPue);
    cooling.curves[kind] = {
        .pue_base = table.number(row, "pue_base", 1, kMostPue),
        .pue_per_k = table.number(row, "pue_per_k", 0, 1),
        .pue_knee_c = table.number(row, "pue_knee_c", -kMostC, kMostC),
        .wue_base_l_per_kwh = table.number(row, "wue_base_l_per_kwh", 0, kMostWue),
        .wue_per_k = table.number(row, "wue_per_k", 0, kMostWue),
        .wue_knee_c = table.number(row, "wue_knee_c", -kMostC, kMostC),
        .wue_max_l_per_kwh = table.number(row, "wue_max_l_per_kwh", 0, kMostWue),
    };
  }
  for (std::size_t kind = 0; kind < kCoolingKinds && !table.is_absent(); ++kind) {
    if (!seen[kind]) table.complain("the row of " + cooling_names()[kind] + " is missing");
  }
  return cooling;
}

}  // namespace gigaload::scenarios
