#pragma once

#include <vector>

#include "tools/sweep/commands/whole_sweep.hpp"

namespace gigaload::tools::sweep {

/// TableCommand prints the scalars of a sweep, and what its assumptions are worth.
struct TableCommand {
  static constexpr const char* kName = "table";
  static constexpr const char* kText = "Print the scalars of all members, run if need be";

  WholeSweep whole;
  bool json = false;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;
};

}  // namespace gigaload::tools::sweep
