#include "scenarios/language/node.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace gigaload::scenarios {
namespace {

std::string quoted_text(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      result += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
    } else {
      result += c;
    }
  }
  return result + '"';
}

std::string key_text(std::string_view key) {
  const bool bare = !key.empty() && std::ranges::all_of(key, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  });
  return bare ? std::string(key) : quoted_text(key);
}

std::string number_text(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  std::string text = fmt::format("{}", value);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

void write_table(const Node& table, const std::string& path, std::string& text) {
  const bool has_values = std::ranges::any_of(
      table.items, [](const Node& item) { return item.kind != Node::Kind::table; });
  if (!path.empty() && (has_values || table.items.empty())) text += fmt::format("\n[{}]\n", path);
  for (const Node& item : table.items) {
    if (item.kind == Node::Kind::table) continue;
    text += fmt::format("{} = {}\n", key_text(item.name), to_toml_value(item));
  }
  for (const Node& item : table.items) {
    if (item.kind != Node::Kind::table) continue;
    write_table(item, (path.empty() ? "" : path + ".") + key_text(item.name), text);
  }
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const auto found = std::ranges::find(items, key, &Node::name);
  return kind != Kind::table || found == items.end() ? nullptr : &*found;
}

Node* Node::find(std::string_view key) {
  return const_cast<Node*>(static_cast<const Node*>(this)->find(key));
}

std::string kind_in_words(const Node& node) {
  switch (node.kind) {
    case Node::Kind::table:
      return "a table";
    case Node::Kind::list:
      return "a list";
    case Node::Kind::text:
      return "a text";
    case Node::Kind::integer:
      return "a whole number";
    case Node::Kind::number:
      return "a number";
    case Node::Kind::boolean:
      return "true or false";
    case Node::Kind::date:
      return "a date";
    case Node::Kind::moment:
      return "a time of day";
  }
  return {};
}

void merge(Node& lower, const Node& upper) {
  std::unordered_map<std::string, std::size_t> places;
  for (const Node& item : lower.items) places.emplace(item.name, places.size());
  for (const Node& item : upper.items) {
    const auto [found, is_new] = places.emplace(item.name, lower.items.size());
    if (is_new) {
      lower.items.push_back(item);
      continue;
    }
    Node& below = lower.items[found->second];
    if (below.kind == Node::Kind::table && item.kind == Node::Kind::table) {
      merge(below, item);
    } else {
      below = item;
    }
  }
}

std::string to_toml_value(const Node& node) {
  switch (node.kind) {
    case Node::Kind::text:
    case Node::Kind::moment:
      return quoted_text(node.text);
    case Node::Kind::integer:
      return fmt::format("{}", node.integer);
    case Node::Kind::number:
      return number_text(node.number);
    case Node::Kind::boolean:
      return node.boolean ? "true" : "false";
    case Node::Kind::date:
      return grid::to_string(node.date);
    case Node::Kind::list:
    case Node::Kind::table:
      break;
  }
  const bool table = node.kind == Node::Kind::table;
  std::string text = table ? "{" : "[";
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    if (i > 0) text += ", ";
    if (table) text += key_text(node.items[i].name) + " = ";
    text += to_toml_value(node.items[i]);
  }
  return text + (table ? "}" : "]");
}

std::string to_toml(const Node& root) {
  std::string text;
  write_table(root, "", text);
  return text;
}

}  // namespace gigaload::scenarios
