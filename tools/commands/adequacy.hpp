#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tools/adequacy/system_argument.hpp"
#include "tools/program/command.hpp"

namespace gigaload::tools {

/// AdequacyCommand assesses a PRAS system file, tables of units and load, or a scenario's year.
struct AdequacyCommand {
  static constexpr const char* kName = "adequacy";
  static constexpr const char* kText =
      "LOLE, EUE and their like of a power system, with real outages";

  SystemArgument system;
  std::optional<std::uint64_t> samples;  // 10,000 if not given, or a million with `until`
  std::optional<std::uint64_t> seed;     // 1 if not given
  unsigned threads = 0;                  // 0: as many as the machine has
  std::optional<std::string> until;      // a stop rule
  std::string method = "montecarlo";
  double scale_load = 1.0;
  std::optional<std::string> add_load;   // quantity
  std::optional<double> initial_charge;  // of stores, share of the energy
  std::optional<double> reserve;         // share of each region's load; else what the system says
  bool json = false;
  std::optional<std::filesystem::path> output;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools
