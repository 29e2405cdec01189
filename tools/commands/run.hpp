#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tools/program/command.hpp"
#include "tools/program/scenario_options.hpp"

namespace gigaload::tools {

/// RunCommand runs a scenario and writes its result; an interrupted run can be resumed.
struct RunCommand {
  static constexpr const char* kName = "run";
  static constexpr const char* kText = "Run a scenario into one HDF5 file";

  ScenarioOptions scenario;
  std::optional<std::filesystem::path> output;
  unsigned threads = 0;  // 0: as many as the machine has
  bool sensitivities = false;
  bool resume = false;
  bool restart = false;
  bool report = false;
  bool quiet = false, verbose = false;

  [[nodiscard]] std::vector<Option> options();
  /// Lists all changes of the scenario as "key=value", of which a later one wins.
  [[nodiscard]] std::vector<std::string> overrides() const;
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools
