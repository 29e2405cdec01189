#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/scenario/hour.hpp"

namespace gigaload::sim {

enum class DealKind { chips, sites };
[[nodiscard]] std::span<const char* const> names_of(DealKind kind);

struct Promise {
  Hour by = 0;
  double power_mw = 0.0;  // cumulative
};

/// A deal promises machines, or sites for the same machines.
struct Deal {
  std::string name;
  std::string title;
  DealKind kind = DealKind::chips;
  std::vector<Promise> promised;  // ascending, linear between, constant after
};

}  // namespace gigaload::sim
