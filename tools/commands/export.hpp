#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tools/program/command.hpp"
#include "tools/program/scenario_options.hpp"

namespace gigaload::tools {

/// ExportCommand writes the power system of a scenario's year for PRAS, or tables of a result for
/// other programs.
struct ExportCommand {
  static constexpr const char* kName = "export";
  static constexpr const char* kText =
      "Write a result's tables as CSV or XLSX, or a year of a scenario as a PRAS system file";

  ScenarioOptions scenario;  // or the result
  bool pras = false;
  std::optional<std::filesystem::path> csv, xlsx, parquet;
  std::vector<std::string> tables;
  bool hours = false;
  std::optional<std::string> region;
  std::optional<int> year;
  std::uint32_t weather = 0;             // number of the realisation
  std::optional<double> initial_charge;  // of stores, share of the energy
  std::filesystem::path output;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;

 private:
  void write_tables() const;
  void write_pras() const;
};

}  // namespace gigaload::tools
