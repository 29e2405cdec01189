#include "scenarios/text/file_kind.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace gigaload::scenarios {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

/// Returns the text from its first sign on, without lines that are comments of TOML and of tables.
std::string_view from_first_line(std::string_view text) {
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
    if (!text.starts_with('#')) return text;
    text.remove_prefix(std::min(text.find('\n'), text.size()));
  }
}

/// Tells whether a bracket opens a list of JSON, not the heading of a table of TOML.
bool is_list(std::string_view text) {
  if (!text.starts_with('[')) return false;
  const std::size_t inner = text.find_first_not_of(kBlanks, 1);
  return inner != std::string_view::npos && text[inner] == '{';
}

/// Tells whether a line is "[run]", "[[limit]]" or "key = ".
bool is_of_toml(std::string_view line) {
  const auto is_of_key = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_-.\"").find(c) != std::string_view::npos;
  };
  const bool is_heading = line.starts_with('[');
  line.remove_prefix(std::min(line.find_first_not_of('['), line.size()));
  const auto end = std::ranges::find_if_not(line, is_of_key);
  const auto length = static_cast<std::size_t>(end - line.begin());
  std::string_view rest = line.substr(length);
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  const bool has_name = length > 0 && (line[0] < '0' || line[0] > '9');
  return has_name && rest.starts_with(is_heading ? ']' : '=');
}

/// Returns the kind that the beginning shows; nothing where it may be several.
std::optional<FileKind> kind_of(std::string_view text) {
  if (text.starts_with("\x89HDF")) return FileKind::hdf5;
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (text.starts_with("<!DOCTYPE html") || text.starts_with("<svg")) return FileKind::page;
  const std::string_view body = from_first_line(text);
  if (body.starts_with('{') || is_list(body)) return FileKind::json;
  const std::string_view line = body.substr(0, body.find_first_of("\r\n"));
  if (is_of_toml(line)) return FileKind::toml;
  const bool has_fields = line.find(',') != std::string_view::npos;
  return has_fields && line.find('=') == std::string_view::npos ? std::optional(FileKind::table)
                                                                : std::nullopt;
}

/// Says what files of a kind are, and what reads them.
struct KindInWords {
  std::string_view what;
  std::string_view read_by;
};

KindInWords in_words(FileKind kind) {
  switch (kind) {
    case FileKind::hdf5:
      return {"an HDF5 file, a result or a PRAS system,",
              "gigaload info and report read results, gigaload adequacy reads PRAS systems"};
    case FileKind::json:
      return {"a JSON file", "gigaload clear reads cases of claims"};
    case FileKind::toml:
      return {"a TOML file, as scenarios and sweeps are,",
              "gigaload check and run read scenarios, gigaload sweep reads sweeps"};
    case FileKind::table:
      return {"a table of comma-separated values",
              "gigaload swing reads traces of power, gigaload headroom hourly loads, gigaload fit "
              "tables of sites"};
    case FileKind::page:
      break;
  }
  return {"a page or a picture", "a browser shows it"};
}

}  // namespace

std::string other_kind(std::string_view text, FileKind wanted, std::string_view wanted_words) {
  const auto kind = kind_of(text);
  if (!kind || *kind == wanted) return {};
  const KindInWords words = in_words(*kind);
  return fmt::format("this is {} and no {}; {}", words.what, wanted_words, words.read_by);
}

}  // namespace gigaload::scenarios
