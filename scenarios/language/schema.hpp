#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "scenarios/language/binding.hpp"

namespace gigaload::scenarios {

enum class ValueKind : std::uint8_t {
  quantity,          // "1.2 GW"
  quantity_or_none,  // the same, or "none": no limit
  integer,
  number,
  boolean,
  text,
  choice,   // one of `choices`
  date,     // 2025-01-01 or "2025-01-01"
  dates,    // one date or a list of them
  names,    // one text or a list of them
  numbers,  // one number or a list of them
};

/// A key is for one kind of grid: tables (grid.data), or a system as it is, of a PRAS file
/// (grid.pras) or of one's own tables (grid.csv). Beside the other it is refused, and its default
/// is not in force.
enum class GridKind : std::uint8_t { any, tables, pras };

/// Tells whether a value names a file or folder, relative to the file that it stands in: `table`:
/// only if it ends in .csv.
enum class PathKind : std::uint8_t { none, any, table };

/// A key of the scenario language says what it takes, what it is when left out, and why.
// NOLINTBEGIN(readability-redundant-member-init): g++ warns of what a designated list leaves out.
struct Key {
  /// Names joined by dots; * stands for a name the scenario chooses, # for an item of a list.
  std::string path;
  ValueKind kind = ValueKind::text;
  std::string unit = {};  // in which a quantity is kept, and ranges are given
  /// Holds the default as TOML; kMemberDefault: what `fills` has. Empty: no default; then a key
  /// that is not `required` may be absent.
  std::string default_value = {};
  bool required = false;
  /// Names the key whose effective value is the default, for a campus's copy of a common setting.
  std::string inherits = {};
  double lowest = -std::numeric_limits<double>::infinity();
  double highest = std::numeric_limits<double>::infinity();
  std::vector<std::string> choices = {};
  std::string doc;
  std::string source = {};  // of the default
  GridKind grid = GridKind::any;
  PathKind path_kind = PathKind::none;
  std::string pras_default = {};  // beside grid.pras and grid.csv, in place of the default
  Binding fills = {};
};
// NOLINTEND(readability-redundant-member-init)

/// Returns the names of an enumeration of the model, as a key's choices.
template <class Enum>
[[nodiscard]] std::vector<std::string> choices_of() {
  const auto names = names_of(Enum{});
  return {names.begin(), names.end()};
}

/// Returns all keys of the language, the one table behind checks, defaults, reading and
/// documentation.
[[nodiscard]] const std::vector<Key>& schema();

/// Cuts "campus.*.capacity" into {"campus", "*", "capacity"}.
[[nodiscard]] std::vector<std::string> segments_of(const std::string& path);

}  // namespace gigaload::scenarios
