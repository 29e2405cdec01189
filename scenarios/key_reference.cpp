#include "scenarios/key_reference.hpp"

#include <fmt/format.h>

#include <cmath>

#include "scenarios/quantity.hpp"

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
`#:schema gigaload.schema.json`, the path of the schema beside the shipped scenarios.
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

std::string bounds_of(const Key& key) {
  const bool below = std::isfinite(key.highest), above = std::isfinite(key.lowest);
  const std::string unit = key.unit.empty() ? "" : " " + key.unit;
  if (above && below) return fmt::format(", {} to {}{}", key.lowest, key.highest, unit);
  if (above) return fmt::format(", at least {}{}", key.lowest, unit);
  if (below) return fmt::format(", at most {}{}", key.highest, unit);
  return {};
}

std::string type_of(const Key& key) {
  switch (key.kind) {
    case ValueKind::quantity:
      return kind_in_words(key.unit);
    case ValueKind::quantity_or_none:
      return kind_in_words(key.unit) + " or `\"none\"`";
    case ValueKind::integer:
      return "whole number";
    case ValueKind::number:
      return "number";
    case ValueKind::boolean:
      return "`true` or `false`";
    case ValueKind::text:
      return "text";
    case ValueKind::choice:
      return fmt::format("`\"{}\"`", fmt::join(key.choices, "\"`, `\""));
    case ValueKind::date:
      return "day";
    case ValueKind::dates:
      return "day or list of days";
    case ValueKind::names:
      return "text or list of texts";
    case ValueKind::numbers:
      return "number or list of numbers";
  }
  return {};
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
    text += fmt::format("| `{}` | {} | {} | {} |\n", key.path, cell(type_of(key) + bounds_of(key)),
                        cell(default_of(key)), cell(meaning_of(key)));
  }
  return text;
}

}  // namespace gigaload::scenarios
