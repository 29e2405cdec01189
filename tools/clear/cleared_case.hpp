#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/finance/clearing.hpp"
#include "tools/clear/case_file.hpp"

namespace gigaload::tools {

/// Holds a case and what comes of it.
struct ClearedCase {
  ClearingCase of;
  sim::Clearing clearing;
};

/// Bounds how far a payment that a file states may be off, as a share of what the party owes, or of
/// 1 if that is more.
inline constexpr double kStatedTolerance = 1e-9;

/// Returns the numbers of the parties that fail, in their order.
[[nodiscard]] std::vector<std::size_t> defaults_of(const sim::Clearing& clearing);

/// Returns a sentence for each thing that the file says otherwise, paid or defaults.
[[nodiscard]] std::vector<std::string> differences_from_stated(const ClearedCase& cleared);

}  // namespace gigaload::tools
