#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grid/core/calendar.hpp"
#include "scenarios/text/problems.hpp"

namespace gigaload::scenarios {

/// A node is one value of a TOML text with its place; tables keep the order in which they were
/// written.
struct Node {
  enum class Kind : std::uint8_t { table, list, text, integer, number, boolean, date, moment };

  Kind kind = Kind::table;
  std::string name;  // its key in the table that holds it
  Place key_place;   // of that key
  Place place;       // of the value
  std::string text;
  std::int64_t integer = 0;
  double number = 0.0;
  bool boolean = false;
  grid::Date date;
  std::vector<Node> items;  // of a list or a table

  [[nodiscard]] const Node* find(std::string_view key) const;
  [[nodiscard]] Node* find(std::string_view key);
};

/// Returns "a text", "a table", ... for messages.
[[nodiscard]] std::string kind_in_words(const Node& node);

/// Lays `upper` over `lower`: tables are merged key by key, everything else is replaced.
void merge(Node& lower, const Node& upper);

/// Writes the value as TOML on one line.
[[nodiscard]] std::string to_toml_value(const Node& node);

/// Writes the tree as a TOML text that reads back as the same tree.
[[nodiscard]] std::string to_toml(const Node& root);

}  // namespace gigaload::scenarios
