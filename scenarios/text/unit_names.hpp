#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gigaload::scenarios {

/// A UnitName is one row of the table of units that a scenario, a table or an option may name.
/// Names that are not in the table are refused, so that no unit is taken for another one.
struct UnitName {
  std::string_view kind;        // "power"
  std::string_view spellings;   // "h hr hrs hour hours"
  std::string_view prefixes;    // SI prefixes that all its spellings take: "kMGT"
  std::string_view definition;  // as UDUNITS-2 reads it; empty: the unit is refused
  std::string_view note;        // what it is, or why it is refused and what to write
  /// Holds the name as UDUNITS-2 reads it where a difference is meant; empty: no other than
  /// `definition`.
  std::string_view difference = {};

  [[nodiscard]] bool is_refused() const { return definition.empty(); }
};

/// Lists all units, kind by kind: what the parser takes and what the documentation shows.
[[nodiscard]] std::span<const UnitName> unit_names();

/// A KnownUnit is a row of the table and the factor of the prefix before its name.
struct KnownUnit {
  const UnitName* name = nullptr;
  std::string_view factor;  // "1e6"; empty: no prefix
};

/// Finds the unit of one word: "MWh", "gigawatt", "gal"; nothing for a word that is none.
[[nodiscard]] std::optional<KnownUnit> find_unit_name(std::string_view word);

/// Returns "; did you mean MWh?" for "mwh", or nothing. Only a unit of a row is offered of which
/// `fits` says, by one of its spellings, that it may stand there; empty: every one may.
[[nodiscard]] std::string suggested_unit(
    std::string_view word, const std::function<bool(std::string_view spelling)>& fits = {});

/// Finds the row that refuses what is written, letters' case, blanks, underscores, hyphens and
/// brackets aside: "MW (IT)", "mw_th" and "GW-e" are watts of something, "mva" is apparent power.
[[nodiscard]] const UnitName* refused_unit(std::string_view text);

}  // namespace gigaload::scenarios
