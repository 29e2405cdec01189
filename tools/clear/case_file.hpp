#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/finance/claims.hpp"

namespace gigaload::tools {

/// Holds one network of claims of a file, and what the file says that comes of it.
struct ClearingCase {
  std::string name;
  sim::Claims claims;
  std::optional<std::vector<double>> paid;           // by party
  std::optional<std::vector<std::size_t>> defaults;  // numbers of parties, from 0
};

/// Reads a file of cases, {"cases": [...]}, or of one case (docs/clearing.md). Throws
/// scenarios::ScenarioError with all faults, each with line, column and JSON pointer.
[[nodiscard]] std::vector<ClearingCase> read_cases(const std::filesystem::path& path);

/// Reads the text of such a file. `name`: how faults call it.
[[nodiscard]] std::vector<ClearingCase> cases_of_text(std::string text, const std::string& name);

}  // namespace gigaload::tools
