#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "grid/core/calendar_years.hpp"
#include "tools/program/option.hpp"

namespace gigaload::tools {

/// Seeds are whole numbers that a scenario can hold too: run.seed.
inline constexpr WholeRange kSeeds{0, 9007199254740992};

/// Bounds the years that the calendar of a scenario may name.
inline constexpr WholeRange kCalendarYears{grid::kFirstYear, grid::kLastYear};

/// ScenarioOptions names a scenario and what of it is changed for this call.
struct ScenarioOptions {
  std::filesystem::path scenario;  // a file, or the name of a shipped one
  std::vector<std::string> sets;   // "key=value"
  std::optional<std::uint64_t> seed;
  std::optional<std::string> from, to;
  bool without_campuses = false;

  /// Declares the options; the scenario may be left out where one of `replaced_by` is given.
  [[nodiscard]] std::vector<Option> options(std::vector<std::string> replaced_by = {});

  /// Lists the changes as "key=value", of which a later one wins: --set in order, then the options
  /// with a name of their own.
  [[nodiscard]] std::vector<std::string> overrides() const;
};

}  // namespace gigaload::tools
