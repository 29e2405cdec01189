#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tools/program/command.hpp"
#include "tools/program/scenario_options.hpp"

namespace gigaload::tools {

/// HostCommand finds the largest campus under which a region still meets the criterion.
struct HostCommand {
  static constexpr const char* kName = "host";
  static constexpr const char* kText =
      "How many MW of campus a region can host in a year at a criterion of adequacy";

  ScenarioOptions scenario;
  std::string region;
  int year = 0;
  std::string criterion = "lole=0.1d";
  double curtailable_share = 0.0;
  std::size_t samples = 500;
  std::string within = "50 MW", most = "100 GW";  // quantities
  unsigned threads = 0;                           // 0: as many as the machine has
  bool json = false;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools
