#include "scenarios/text/toml_bounds.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gigaload::scenarios {
namespace {

/// The position behind the text (basic or literal, one line or many) that begins at `i`.
std::size_t skip_text(std::string_view toml, std::size_t i) {
  const char quote = toml[i];
  const std::string_view triple = quote == '"' ? R"(""")" : "'''";
  const bool many_lines = toml.substr(i, 3) == triple;
  i += many_lines ? 3 : 1;
  while (i < toml.size()) {
    if (quote == '"' && toml[i] == '\\') {
      i += 2;
    } else if (many_lines && toml.substr(i, 3) == triple) {
      i += 3;
      while (i < toml.size() && toml[i] == quote) ++i;  // up to two quotes may end the text itself
      return i;
    } else if (!many_lines && (toml[i] == quote || toml[i] == '\n')) {
      return i + 1;
    } else {
      ++i;
    }
  }
  return toml.size();
}

TomlExcess at(std::string_view toml, std::size_t i, std::string message) {
  const std::string_view before = toml.substr(0, i);
  const std::size_t line_start =
      before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {static_cast<unsigned>(std::ranges::count(before, '\n')) + 1,
          static_cast<unsigned>(i - line_start) + 1, std::move(message)};
}

}  // namespace

std::optional<TomlExcess> find_toml_excess(std::string_view toml) {
  int brackets = 0, dots = 0;
  std::size_t parts = 0;
  for (std::size_t i = 0; i < toml.size();) {
    const char c = toml[i];
    if (c == '#') {
      i = std::min(toml.find('\n', i), toml.size());
      continue;
    }
    if (c == '"' || c == '\'') {
      i = skip_text(toml, i);
      continue;
    }
    if (std::string_view("=,.[{").find(c) != std::string_view::npos && ++parts > kMostParts) {
      return at(toml, i, fmt::format("more than {} values, tables and parts of keys", kMostParts));
    }
    if (c == '.') {
      if (++dots > kMostDots)
        return at(toml, i,
                  fmt::format("a key of more than {} dots is nested too deeply", kMostDots));
    } else if (c == '[' || c == '{') {
      dots = 0;
      if (++brackets > kDeepestBrackets) {
        return at(toml, i,
                  fmt::format("more than {} brackets in one another are nested too deeply",
                              kDeepestBrackets));
      }
    } else if (c == ']' || c == '}') {
      dots = 0;
      brackets = std::max(0, brackets - 1);
    } else if (c == '=' || c == ',' || c == '\n') {
      dots = 0;
    }
    ++i;
  }
  return std::nullopt;
}

}  // namespace gigaload::scenarios
