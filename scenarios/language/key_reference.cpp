#include "scenarios/language/key_reference.hpp"

#include <fmt/format.h>

#include "scenarios/language/value.hpp"

namespace gigaload::scenarios {
namespace {

constexpr const char* kIntroduction =
    R"(<!-- Made by `gigaload show --keys`; a test compares the two. -->

# The scenario language

A scenario is a TOML file. `*` stands for a name that the scenario chooses, `#` for an item of a
list. A quantity is a text with a number and a unit that UDUNITS-2 knows (`"1.2 GW"`, `"4.8 yr"`;
`USD` is a unit too, a year is 365.25 days). A scenario lays itself over the files it includes, key
by key; a list replaces a list. `--set KEY=VALUE` lays a value over all of them.

    gigaload check my.toml        every problem at once, with its place
    gigaload show my.toml         what each key is in this scenario, and where from
    gigaload show --schema        this page as JSON Schema, for editors

Editors with TOML support complete keys and show their meaning when a file begins with
`#:schema gigaload.schema.json`, the path of the schema that is installed beside the scenarios.
)";

/// Text inside a table's cell.
std::string cell(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '|') safe += '\\';
    safe += c;
  }
  return safe;
}

std::string takes(const Key& key) {
  const std::string bounds = bounds_in_words(key);
  return wanted_in_words(key) + (bounds.empty() ? "" : ", " + bounds);
}

std::string default_of(const Key& key) {
  if (key.required) return "required";
  std::string text;
  if (!key.inherits.empty()) text = fmt::format("as `{}`", key.inherits);
  if (!key.default_value.empty()) text = fmt::format("`{}`", key.default_value);
  if (!key.pras_default.empty()) text += fmt::format("; with `grid.pras` `{}`", key.pras_default);
  if (!key.source.empty()) text += fmt::format(" ({})", key.source);
  return text;
}

std::string meaning_of(const Key& key) {
  switch (key.grid) {
    case GridKind::any:
      return key.doc;
    case GridKind::tables:
      return key.doc + "; not with `grid.pras`";
    case GridKind::pras:
      return key.doc + "; only with `grid.pras`";
  }
  return {};
}

std::string heading_of(const Key& key) {
  const std::vector<std::string> segments = segments_of(key.path);
  return segments.size() == 1 ? "At the top of the file" : fmt::format("`[{}]`", segments.front());
}

}  // namespace

std::string key_reference(std::span<const Key> keys) {
  std::string text = kIntroduction, heading;
  for (const Key& key : keys) {
    if (std::string own = heading_of(key); own != heading) {
      heading = std::move(own);
      text += fmt::format("\n## {}\n\n| key | takes | default | meaning |\n|---|---|---|---|\n",
                          heading);
    }
    text += fmt::format("| `{}` | {} | {} | {} |\n", key.path, cell(takes(key)),
                        cell(default_of(key)), cell(meaning_of(key)));
  }
  return text;
}

}  // namespace gigaload::scenarios
