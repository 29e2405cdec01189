#pragma once

#include <string>
#include <string_view>

namespace gigaload::scenarios {

/// Returns the text as a terminal may show it, whatever file or name it comes from. Characters that
/// act on a terminal or turn the order of what is read (C0 but line ends and tabs, DEL, C1,
/// Unicode's line separators, marks of direction, annotations and tags) become `\u202e`, as JSON
/// writes them; bytes that are no UTF-8 become `\x9b`.
[[nodiscard]] std::string printable(std::string_view text);

/// Returns one line of text in which each of these characters, a line's end too, and each byte that
/// is no UTF-8 is a question mark: what stands behind it keeps its column.
[[nodiscard]] std::string printable_in_place(std::string_view text);

}  // namespace gigaload::scenarios
