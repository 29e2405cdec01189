#pragma once

#include <string>
#include <vector>

namespace gigaload::tools {

/// Writes one line that a POSIX shell reads back as these words.
[[nodiscard]] std::string shell_text(const std::vector<std::string>& words);

}  // namespace gigaload::tools
