#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace gigaload::tools {

/// No value of a JSON text that is read by places lies in more brackets.
inline constexpr std::size_t kDeepestJson = 16;

/// Says what is wrong with a text as JSON, and at which byte.
struct JsonFault {
  std::size_t offset = 0;
  std::string message;
};

/// JsonPlaces says of a JSON text where its values stand, which the library does not keep.
struct JsonPlaces {
  std::vector<JsonFault> faults;  // the first of syntax, brackets too deep, keys that stand twice
  std::map<std::string, std::size_t> offsets;  // by JSON pointer (RFC 6901)
};

/// Reads the text through. `wanted`: the pointers of which the offsets are looked for; of those
/// that the text has not there are none.
[[nodiscard]] JsonPlaces json_places(std::string_view text,
                                     const std::set<std::string>& wanted = {});

/// Returns a key as it stands in a JSON pointer.
[[nodiscard]] std::string pointer_part(std::string_view key);

}  // namespace gigaload::tools
