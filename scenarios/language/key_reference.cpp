#include "scenarios/language/key_reference.hpp"

#include <fmt/format.h>

#include "scenarios/language/value.hpp"
#include "scenarios/text/unit_names.hpp"
#include "sim/cooling/cooling_kinds.hpp"

namespace gigaload::scenarios {
namespace {

constexpr const char* kIntroduction =
    R"(<!-- Made by `gigaload show --keys`; a test compares the two. -->

# The scenario language

A scenario is a TOML file. `*` stands for a name that the scenario chooses, `#` for an item of a
list. A quantity is a text with a number and a unit of the list below (`"1.2 GW"`,
`"4.8 yr"`; a year is 365.25 days = 8766 h, a month a twelfth of it). A scenario lays itself over the
files it includes, key by key; a list replaces a list. `--set KEY=VALUE` lays a value over all of
them.

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
  if (!key.pras_default.empty())
    text += fmt::format("; with `grid.pras`, `grid.csv` `{}`", key.pras_default);
  if (!key.source.empty()) text += fmt::format(" ({})", key.source);
  return text;
}

std::string meaning_of(const Key& key) {
  switch (key.grid) {
    case GridKind::any:
      return key.doc;
    case GridKind::tables:
      return key.doc + "; not with `grid.pras`, `grid.csv`";
    case GridKind::pras:
      return key.doc + "; only with `grid.pras`, `grid.csv`";
  }
  return {};
}

constexpr const char* kUnits = R"(
## Units

UDUNITS-2 converts; the names are those of this list, in scenarios, sweeps and options alike, and no
others. A number has no gaps, commas or apostrophes, and a point before its decimals: `"1200 MW"`,
`"1.2e3 MW"`. Units are divided by a stroke, `"0.4 L/kWh"`, `"0.1 1/yr"`; a hyphen joins more closely:
`"40 USD/kW-yr"` is `"40 USD/kW/yr"`. Powers are `m3`, `m^3`, `m³`, `h-1`. A reciprocal is not
converted: a hazard of `"0.4 1/yr"` is no time.

| unit | prefixes | is |
|---|---|---|
)";

constexpr const char* kRefusedUnits = R"(
These are refused, as they have several meanings or another one than in the field:

| unit | prefixes | why, and what to write |
|---|---|---|
)";

/// Returns a row of the unit: its spellings, its prefixes, what is said of it.
std::string row_of(const UnitName& unit) {
  const std::string prefixes =
      unit.prefixes.empty() ? "" : fmt::format("{}", fmt::join(unit.prefixes, ", "));
  std::string spellings;
  for (const char c : unit.spellings) spellings += c == ' ' ? "`, `" : std::string(1, c);
  return fmt::format("| `{}` | {} | {} |\n", spellings, prefixes, unit.note);
}

std::string unit_tables() {
  std::string taken = kUnits, refused = kRefusedUnits;
  for (const UnitName& unit : unit_names()) (unit.is_refused() ? refused : taken) += row_of(unit);
  return taken + refused;
}

std::string heading_of(const Key& key) {
  const std::vector<std::string> segments = segments_of(key.path);
  return segments.size() == 1 ? "At the top of the file" : fmt::format("`[{}]`", segments.front());
}

/// The cooling plants that a campus can have.
std::string cooling_kinds() {
  std::string text =
      "\n## Cooling plants\n\n| `cooling` | in short | how the heat leaves |\n|---|---|---|\n";
  for (const sim::CoolingKindRow& kind : sim::kCoolingKinds) {
    text += fmt::format("| `{}` | {} | {} |\n", kind.name, kind.title, kind.heat);
  }
  return text;
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
  return text + cooling_kinds() + unit_tables();
}

}  // namespace gigaload::scenarios
