#include "scenarios/tables/xlsx_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/text/zip_archive.hpp"

namespace gigaload::scenarios {
namespace {

constexpr std::size_t kMostColumns = 1024;    // of the format's 16,384
constexpr std::size_t kMostRows = 1U << 20U;  // the format's own bound
constexpr std::size_t kLongestText = 32767;   // of a cell, likewise

/// A tag of XML or the text before one.
struct Piece {
  std::string_view text;  // before the tag, entities as they are
  std::string_view name;  // without the prefix of its namespace
  std::string_view attributes;
  bool opens = false, closes = false;  // <a> opens, </a> closes, <a/> does both
};

/// Walks XML that programs write: without definitions and processing instructions to be obeyed.
class Pieces {
 public:
  explicit Pieces(std::string_view xml) : xml_(xml) {}

  std::optional<Piece> next() {
    Piece piece;
    while (true) {
      const std::size_t open = xml_.find('<');
      const std::size_t close = xml_.find('>', open);
      if (close == std::string_view::npos) return std::nullopt;
      piece.text = xml_.substr(0, open);
      std::string_view tag = xml_.substr(open + 1, close - open - 1);
      xml_.remove_prefix(close + 1);
      if (tag.starts_with('?') || tag.starts_with('!')) continue;
      piece.closes = tag.starts_with('/') || tag.ends_with('/');
      piece.opens = !tag.starts_with('/');
      if (tag.starts_with('/')) tag.remove_prefix(1);
      if (tag.ends_with('/')) tag.remove_suffix(1);
      const std::size_t blank = std::min(tag.find_first_of(" \t\r\n"), tag.size());
      piece.name = tag.substr(0, blank);
      piece.attributes = tag.substr(blank);
      if (const auto colon = piece.name.find(':'); colon != std::string_view::npos) {
        piece.name.remove_prefix(colon + 1);
      }
      return piece;
    }
  }

 private:
  std::string_view xml_;
};

std::string_view attribute(std::string_view attributes, std::string_view name) {
  const std::string start = fmt::format(" {}=\"", name);
  const std::size_t at = attributes.find(start);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = at + start.size();
  return attributes.substr(begin, attributes.find('"', begin) - begin);
}

/// The text with the five entities of XML and line breaks resolved.
void append_plain(std::string& result, std::string_view text) {
  struct Entity {
    std::string_view name;
    char meaning;
  };
  constexpr Entity kEntities[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
  while (!text.empty()) {
    const auto* const entity = std::ranges::find_if(
        kEntities, [text](const Entity& known) { return text.starts_with(known.name); });
    if (entity != std::end(kEntities)) {
      result += entity->meaning;
      text.remove_prefix(entity->name.size());
      continue;
    }
    result += text.front() == '\n' || text.front() == '\r' ? ' ' : text.front();
    text.remove_prefix(1);
  }
}

std::vector<std::string> shared_strings(std::string_view xml) {
  std::vector<std::string> strings;
  Pieces pieces(xml);
  while (const auto piece = pieces.next()) {
    if (piece->name == "si" && piece->opens) strings.emplace_back();
    if (piece->name == "t" && !piece->opens && !strings.empty()) {
      append_plain(strings.back(), piece->text);
      strings.back().resize(std::min(strings.back().size(), kLongestText));
    }
  }
  return strings;
}

/// The column of a cell's reference, "AB12"; nothing for one out of bounds.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z' || column > kMostColumns) break;
    column = 26 * column + static_cast<std::size_t>(c - 'A') + 1;
  }
  if (column == 0 || column > kMostColumns) return std::nullopt;
  return column - 1;
}

std::size_t number_of(std::string_view text) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void append_row(std::string& csv, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) csv += ',';
    if (cells[i].find_first_of(",\"") == std::string::npos) {
      csv += cells[i];
      continue;
    }
    csv += '"';
    for (const char c : cells[i]) csv += c == '"' ? "\"\"" : std::string(1, c);
    csv += '"';
  }
  csv += '\n';
}

/// Reads the cells of a sheet.
class Sheet {
 public:
  Sheet(const std::vector<std::string>& strings, std::size_t most_bytes)
      : strings_(strings), most_bytes_(most_bytes) {}

  /// Returns the rows as text; row n of the sheet is line n.
  TextFile read(std::string_view xml) {
    Pieces pieces(xml);
    while (const auto piece = pieces.next()) {
      if (csv_.size() > most_bytes_) {
        return {{}, fmt::format("the sheet has more than {} MiB of text", most_bytes_ >> 20U)};
      }
      if (piece->name == "row" && piece->opens) begin_row(*piece);
      if (piece->name == "c" && piece->opens) begin_cell(*piece);
      const bool text = piece->name == "v" || piece->name == "t";
      if (text && !piece->opens) end_text(piece->text);
      if (piece->name == "row" && piece->closes) append_row(csv_, cells_);
    }
    return {std::move(csv_), {}};
  }

 private:
  void begin_row(const Piece& piece) {
    const std::size_t row = std::min(number_of(attribute(piece.attributes, "r")), kMostRows);
    for (; lines_ + 1 < row; ++lines_) csv_ += '\n';
    ++lines_;
    cells_.clear();
  }

  void begin_cell(const Piece& piece) {
    const std::string_view reference = attribute(piece.attributes, "r");
    column_ = reference.empty() ? cells_.size() : column_of(reference);
    is_shared_ = attribute(piece.attributes, "t") == "s";
    if (column_ && *column_ >= cells_.size()) cells_.resize(*column_ + 1);
  }

  void end_text(std::string_view text) {
    if (!column_ || *column_ >= cells_.size()) return;
    if (!is_shared_) {
      append_plain(cells_[*column_], text);
    } else if (const std::size_t index = number_of(text); index < strings_.size()) {
      cells_[*column_] = strings_[index];
    }
  }

  const std::vector<std::string>& strings_;
  std::size_t most_bytes_;
  std::string csv_;
  std::size_t lines_ = 0;
  std::vector<std::string> cells_;
  std::optional<std::size_t> column_;
  bool is_shared_ = false;
};

/// What the workbook says of the first of its tabs that is shown.
struct Tab {
  std::string relation;  // by which the part with its cells is found; empty: there is none
  bool counts_from_1904 = false;
};

Tab first_tab(std::string_view workbook) {
  Tab tab;
  Pieces pieces(workbook);
  while (const auto piece = pieces.next()) {
    if (!piece->opens) continue;
    if (piece->name == "workbookPr") {
      const std::string_view from_1904 = attribute(piece->attributes, "date1904");
      tab.counts_from_1904 = from_1904 == "1" || from_1904 == "true";
    }
    const bool is_shown = attribute(piece->attributes, "state").find("idden") == std::string::npos;
    if (piece->name == "sheet" && is_shown && tab.relation.empty()) {
      tab.relation = attribute(piece->attributes, "r:id");
    }
  }
  return tab;
}

/// Returns the name of the part with a tab's cells: as the workbook's relations say, or where they
/// do not, the first by number. Empty: there is none.
std::string part_of(const ZipArchive& archive, const Tab& tab, std::size_t most_bytes) {
  std::vector<std::string> names = archive.names();
  const std::string relations = "xl/_rels/workbook.xml.rels";
  if (!tab.relation.empty() && std::ranges::find(names, relations) != names.end()) {
    const TextFile text = archive.read(relations, most_bytes);
    Pieces pieces(text.text);
    while (const auto piece = pieces.next()) {
      if (attribute(piece->attributes, "Id") != tab.relation) continue;
      const std::string_view target = attribute(piece->attributes, "Target");
      std::string part =
          target.starts_with('/') ? std::string(target.substr(1)) : fmt::format("xl/{}", target);
      if (std::ranges::find(names, part) != names.end()) return part;
    }
  }
  std::erase_if(names, [](const std::string& name) {
    return !name.starts_with("xl/worksheets/") || !name.ends_with(".xml");
  });
  if (names.empty()) return {};
  const auto by_number = [](const std::string& name) { return std::pair(name.size(), name); };
  return std::ranges::min(names, {}, by_number);  // sheet2 before sheet10
}

}  // namespace

bool is_xlsx(const std::string& bytes) {
  if (!ZipArchive::is_one(bytes)) return false;
  const auto names = ZipArchive(bytes).names();
  return std::ranges::find(names, "xl/workbook.xml") != names.end();
}

TextFile text_of_xlsx(const std::string& bytes, std::size_t most_bytes) {
  const ZipArchive archive(bytes);
  TextFile book = archive.read("xl/workbook.xml", most_bytes);
  if (!book.fault.empty()) return book;
  const Tab tab = first_tab(book.text);
  if (tab.counts_from_1904) {
    return {{}, "the workbook counts its days from 1904; one that counts from 1900 is wanted"};
  }
  const std::string sheet_name = part_of(archive, tab, most_bytes);
  if (sheet_name.empty()) return {{}, "the workbook has no sheet"};
  std::vector<std::string> strings;
  const std::string shared = "xl/sharedStrings.xml";
  if (const auto all = archive.names(); std::ranges::find(all, shared) != all.end()) {
    const TextFile texts = archive.read(shared, most_bytes);
    if (!texts.fault.empty()) return texts;
    strings = shared_strings(texts.text);
  }
  TextFile sheet = archive.read(sheet_name, most_bytes);
  if (!sheet.fault.empty()) return sheet;
  return Sheet(strings, most_bytes).read(sheet.text);
}

}  // namespace gigaload::scenarios
