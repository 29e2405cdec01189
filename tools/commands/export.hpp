#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "tools/program/command.hpp"
#include "tools/program/scenario_options.hpp"

namespace gigaload::tools {

/// ExportCommand writes the power system of a scenario's year for PRAS.
struct ExportCommand {
  static constexpr const char* kName = "export";
  static constexpr const char* kText = "Write a year of a scenario as a PRAS system file";

  ScenarioOptions scenario;
  bool pras = false;
  int year = 0;
  std::uint32_t weather = 0;             // number of the realisation
  std::optional<double> initial_charge;  // of stores, share of the energy
  std::filesystem::path output;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools
