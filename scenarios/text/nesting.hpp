#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gigaload::scenarios {

/// A place in a TOML text where brackets or dotted keys are nested too deeply.
struct DeepNesting {
  unsigned line = 0;
  unsigned column = 0;
  std::string message;
};

inline constexpr int kDeepestBrackets = 32;
inline constexpr int kMostDots = 32;  // in one key

/// Looks for nesting that would overrun the stack of a recursive reader. Texts and comments are
/// skipped; of a malformed text the answer may be either, the TOML reader finds its fault.
[[nodiscard]] std::optional<DeepNesting> find_deep_nesting(std::string_view toml);

}  // namespace gigaload::scenarios
