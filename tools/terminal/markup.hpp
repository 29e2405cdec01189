#pragma once

#include <string>
#include <string_view>

namespace gigaload::tools {

/// Returns the text as it stands between the tags of a page or a picture, and in their attributes:
/// no characters that XML has not, none that mean something.
[[nodiscard]] std::string markup_text(std::string_view text);

}  // namespace gigaload::tools
