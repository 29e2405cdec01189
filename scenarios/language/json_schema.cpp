#include "scenarios/language/json_schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "scenarios/language/value.hpp"
#include "scenarios/text/quantity.hpp"

namespace gigaload::scenarios {
namespace {

using Json = nlohmann::ordered_json;

/// The keys as the tables of a file hold them.
struct Branch {
  std::string name;
  const Key* key = nullptr;  // null where only tables are
  std::vector<Branch> children;

  Branch& child(const std::string& wanted) {
    const auto found = std::ranges::find(children, wanted, &Branch::name);
    if (found != children.end()) return *found;
    return children.emplace_back(Branch{.name = wanted, .key = nullptr, .children = {}});
  }
};

/// "7" and not "7.0" where it is whole, as a person would write it.
Json number_of(double value) {
  constexpr double kMostExact = 9007199254740992.0;
  if (value == std::floor(value) && std::abs(value) <= kMostExact) {
    return static_cast<std::int64_t>(value);
  }
  return value;
}

/// A default as TOML is JSON too, but for days.
Json default_of(const std::string& toml) {
  Json value = Json::parse(toml, nullptr, false);
  return value.is_discarded() ? Json(toml) : value;
}

std::string sentence_of(const Key& key) {
  std::string text = key.doc;
  const bool is_quantity =
      key.kind == ValueKind::quantity || key.kind == ValueKind::quantity_or_none;
  if (is_quantity) {
    // of all other kinds the schema's own words say it
    const std::string bounds = bounds_in_words(key);
    text += ". " + wanted_in_words(key) + (bounds.empty() ? "" : "; " + bounds);
  }
  if (!key.inherits.empty()) text += fmt::format(". Left out: as {}", key.inherits);
  if (!key.default_value.empty()) text += fmt::format(". Default {}", key.default_value);
  if (!key.source.empty()) text += fmt::format(" ({})", key.source);
  if (key.required) text += ". Required";
  return text;
}

Json bounded(const char* type, const Key& key) {
  Json value = {{"type", type}};
  if (std::isfinite(key.lowest)) value["minimum"] = number_of(key.lowest);
  if (std::isfinite(key.highest)) value["maximum"] = number_of(key.highest);
  return value;
}

Json one_or_list(const Json& one) {
  return {{"anyOf", {one, {{"type", "array"}, {"items", one}, {"minItems", 1}}}}};
}

Json type_of(const Key& key) {
  static const Json text = {{"type", "string"}};
  static const Json day = {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
  switch (key.kind) {
    case ValueKind::quantity:
      return {{"type", "string"},
              {"pattern", R"(^\s*[+-]?[0-9.])"},
              {"examples", {example_of(key.unit)}}};
    case ValueKind::quantity_or_none:
      return {{"type", "string"},
              {"pattern", R"(^none$|^\s*[+-]?[0-9.])"},
              {"examples", {example_of(key.unit), "none"}}};
    case ValueKind::integer:
      return bounded("integer", key);
    case ValueKind::number:
      return bounded("number", key);
    case ValueKind::boolean:
      return {{"type", "boolean"}};
    case ValueKind::text:
      return text;
    case ValueKind::choice:
      return {{"enum", key.choices}};
    case ValueKind::date:
      return day;
    case ValueKind::dates:
      return one_or_list(day);
    case ValueKind::names:
      return one_or_list(text);
    case ValueKind::numbers: {
      Json type = one_or_list(bounded("number", key));
      if (!key.choices.empty()) type["anyOf"].push_back({{"enum", key.choices}});
      return type;
    }
  }
  return {};
}

Json value_of(const Key& key) {
  Json value = type_of(key);
  value["description"] = sentence_of(key);
  if (!key.default_value.empty()) value["default"] = default_of(key.default_value);
  if (!key.unit.empty()) value["x-unit"] = key.unit;
  return value;
}

Json node_of(const Branch& branch);

Json table_of(const Branch& branch) {
  Json properties = Json::object();
  Json other = false;
  for (const Branch& child : branch.children) {
    if (child.name == "*") {
      other = node_of(child);
    } else {
      properties[child.name] = node_of(child);
    }
  }
  Json table = {{"type", "object"}};
  if (!properties.empty()) table["properties"] = std::move(properties);
  table["additionalProperties"] = std::move(other);
  return table;
}

/// A list replaces another file's as a whole: what its items need is in the same file.
Json list_of(const Branch& item) {
  Json table = table_of(item);
  Json required = Json::array();
  for (const Branch& child : item.children) {
    if (child.key != nullptr && child.key->required) required.push_back(child.name);
  }
  if (!required.empty()) table["required"] = std::move(required);
  return {{"type", "array"}, {"items", std::move(table)}};
}

Json node_of(const Branch& branch) {
  std::vector<Json> allowed;
  if (branch.key != nullptr) allowed.push_back(value_of(*branch.key));
  if (!branch.children.empty()) {
    const bool is_list = branch.children.front().name == "#";
    allowed.push_back(is_list ? list_of(branch.children.front()) : table_of(branch));
  }
  if (allowed.size() == 1) return std::move(allowed.front());
  return {{"anyOf", allowed}};
}

}  // namespace

std::string json_schema(std::span<const Key> keys) {
  Branch root;
  for (const Key& key : keys) {
    Branch* branch = &root;
    for (const std::string& segment : segments_of(key.path)) branch = &branch->child(segment);
    branch->key = &key;
  }
  Json document = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                   {"title", "gigaload scenario"}};
  document.update(table_of(root));
  return document.dump(1) + "\n";
}

}  // namespace gigaload::scenarios
