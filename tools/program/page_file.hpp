#pragma once

#include <filesystem>
#include <string>

namespace gigaload::tools {

/// Names the page of a result: "us-33gw.html" beside "us-33gw.h5" and beside "us-33gw.h5.partial".
[[nodiscard]] std::filesystem::path page_beside(std::filesystem::path result);

/// Writes the report of a result, whole or not at all; it replaces a page and nothing else. Throws
/// InputError if the file is no result or an empty one, `page` cannot be written, or the program
/// was built without the page.
void write_page(const std::filesystem::path& result, const std::filesystem::path& page);

/// Throws InputError unless a picture can be written there: a page, or an SVG picture where the
/// name ends in .svg, may be replaced, and nothing else.
void check_replaceable_picture(const std::filesystem::path& picture);

/// Writes the text of such a file, whole or not at all.
void write_picture(const std::filesystem::path& picture, const std::string& text);

}  // namespace gigaload::tools
