#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "tools/program/command.hpp"

namespace gigaload::tools {

/// CampusCostCommand tells what the campuses of a scenario cost the adequacy of each area.
struct CampusCostCommand {
  static constexpr const char* kName = "campus-cost";
  static constexpr const char* kText =
      "Perfect capacity by area that brings LOLE back to what it is without campuses";

  std::filesystem::path scenario;  // a file, or the name of a shipped one
  std::vector<std::string> sets;   // "key=value"
  int year = 0;
  std::size_t samples = 500;
  unsigned threads = 0;  // 0: as many as the machine has
  bool json = false;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools
