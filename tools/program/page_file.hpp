#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gigaload::tools {

/// A piece of a scenario that the program makes begins with these words, a comment.
inline constexpr std::string_view kPieceHead = "# Stage times by gigaload fit";

/// Tells a page from a picture (SVG) and from a piece of a scenario, which begins with kPieceHead.
enum class PageKind { page, picture, piece };

/// Names the page of a result: "us-33gw.html" beside "us-33gw.h5" and beside "us-33gw.h5.partial".
[[nodiscard]] std::filesystem::path page_beside(std::filesystem::path result);

/// Throws InputError where a page cannot be written there: no file's name, or the name of a file
/// that is none of its kind.
void check_replaceable_page(const std::filesystem::path& page, PageKind kind = PageKind::page);

/// Writes the report of a result, whole or not at all; it replaces a page and nothing else. Throws
/// InputError if the file is no result or an empty one, `page` cannot be written, or the program
/// was built without the page.
void write_page(const std::filesystem::path& result, const std::filesystem::path& page);

/// Says where a page goes and what its text is.
struct PageText {
  std::filesystem::path page;
  std::function<std::string()> make;
  PageKind kind = PageKind::page;
};

/// Writes pages that belong together in the same way: all of them, or none. `command` is what
/// others that want to write them are told of.
void write_pages(const std::vector<PageText>& pages, const std::string& command);
/// Writes one.
void write_page(const std::filesystem::path& page, const std::string& command,
                const std::function<std::string()>& make, PageKind kind = PageKind::page);

}  // namespace gigaload::tools
