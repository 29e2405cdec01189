#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

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

/// The grid that a key is for: a PRAS file (grid.pras) or tables. Beside the other it is refused,
/// and its default is not in force.
enum class GridKind : std::uint8_t { any, tables, pras };

/// Whether a value names a file or folder, relative to the file that it stands in: `table`: only if
/// it ends in .csv.
enum class PathKind : std::uint8_t { none, any, table };

/// One key of the scenario language: what it takes, what it is when left out, and why.
// NOLINTBEGIN(readability-redundant-member-init): g++ warns of what a designated list leaves out.
struct Key {
  /// Names joined by dots; * stands for a name the scenario chooses, # for an item of a list.
  std::string path;
  ValueKind kind = ValueKind::text;
  std::string unit = {};  // in which a quantity is kept, and ranges are given
  /// As TOML. Empty: no default; then a key that is not `required` may be absent.
  std::string default_value = {};
  bool required = false;
  /// The key whose effective value is the default, for a campus's own copy of a common setting.
  std::string inherits = {};
  double lowest = -std::numeric_limits<double>::infinity();
  double highest = std::numeric_limits<double>::infinity();
  std::vector<std::string> choices = {};
  std::string doc;
  std::string source = {};  // of the default
  GridKind grid = GridKind::any;
  PathKind path_kind = PathKind::none;
  std::string pras_default = {};  // beside grid.pras in the place of the default
};
// NOLINTEND(readability-redundant-member-init)

/// All keys of the language, the one table behind checks, defaults and documentation.
[[nodiscard]] const std::vector<Key>& schema();

/// "campus.*.capacity" -> {"campus", "*", "capacity"}.
[[nodiscard]] std::vector<std::string> segments_of(const std::string& path);

}  // namespace gigaload::scenarios
