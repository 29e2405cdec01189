#pragma once

#include <filesystem>

namespace gigaload::tools {

/// Names the page of a result: "us-33gw.html" beside "us-33gw.h5" and beside "us-33gw.h5.partial".
[[nodiscard]] std::filesystem::path page_beside(std::filesystem::path result);

/// Writes the report of a result, whole or not at all; it replaces a page and nothing else. Throws
/// InputError if the file is no result or an empty one, `page` cannot be written, or the program
/// was built without the page.
void write_page(const std::filesystem::path& result, const std::filesystem::path& page);

}  // namespace gigaload::tools
