#pragma once

#include <filesystem>
#include <vector>

#include "tools/sweep/commands/whole_sweep.hpp"

namespace gigaload::tools::sweep {

/// PageCommand writes the page of a sweep: a slider for each axis, adequacy by area under them.
struct PageCommand {
  static constexpr const char* kName = "page";
  static constexpr const char* kText = "Write a page with a slider for each axis, run if need be";

  WholeSweep whole;
  std::filesystem::path page;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools::sweep
