#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gigaload::scenarios {

/// Tells the kinds of files apart that the commands take.
enum class FileKind : std::uint8_t { hdf5, json, toml, table, page };

/// Says what a text is and which command reads such files, where its beginning shows that it is of
/// another kind than `wanted`: "this is a JSON file and no scenario; ...". `wanted_words`: what is
/// wanted, such as "scenario". Empty where it may be of that kind.
[[nodiscard]] std::string other_kind(std::string_view text, FileKind wanted,
                                     std::string_view wanted_words);

}  // namespace gigaload::scenarios
