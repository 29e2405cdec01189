#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gigaload::scenarios {

/// Names a place in a TOML text where it is nested too deeply or holds too much.
struct TomlExcess {
  unsigned line = 0;
  unsigned column = 0;
  std::string message;
};

inline constexpr int kDeepestBrackets = 32;
inline constexpr int kMostDots = 32;  // in one key
/// Bounds the signs that begin or divide values and keys; each costs about 1 kB to read and check.
inline constexpr std::size_t kMostParts = 400'000;

/// Looks for nesting that would overrun the stack of a recursive reader, and for more parts than
/// any scenario has, before memory is spent on them. Texts and comments are skipped; of a malformed
/// text the answer may be either, the TOML reader finds its fault.
[[nodiscard]] std::optional<TomlExcess> find_toml_excess(std::string_view toml);

}  // namespace gigaload::scenarios
