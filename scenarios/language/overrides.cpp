#include "scenarios/language/overrides.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "scenarios/language/toml_reader.hpp"
#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {
namespace {

constexpr std::array<const char*, 3> kNamed = {"campus", "siting", "deal"};

/// An override has no lines: all its places are the text as a whole.
void forget_lines(Node& node, std::size_t source) {
  node.place = node.key_place = {source, 0, 0};
  for (Node& item : node.items) forget_lines(item, source);
}

std::string quoted_text(const std::string& text) {
  Node node;
  node.kind = Node::Kind::text;
  node.text = text;
  return to_toml_value(node);
}

/// The tree of the text if it is TOML, without problems if it is not.
std::optional<Node> try_toml(const std::string& toml) {
  Problems ignored;
  return read_toml(toml, ignored.add_source("--set"), ignored);
}

bool names_exist(const Node& layer, const Node& root, Place place, Problems& problems) {
  for (const char* const table : kNamed) {
    const Node* const given = layer.find(table);
    const Node* const known = root.find(table);
    if (given == nullptr || given->kind != Node::Kind::table) continue;
    if (is_named_by_file(table, root)) continue;
    std::vector<std::string> names;
    if (known != nullptr) {
      std::ranges::transform(known->items, std::back_inserter(names), &Node::name);
    }
    for (const Node& entry : given->items) {
      if (std::ranges::find(names, entry.name) != names.end()) continue;
      problems.add(
          place, std::string(table) + "." + entry.name,
          std::string("the scenario has no such ") + table + suggestion(entry.name, names));
      return false;
    }
  }
  return true;
}

}  // namespace

std::optional<Node> read_override(const std::string& text, std::size_t source, const Node& root,
                                  Problems& problems) {
  const Place place{source, 0, 0};
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0 || text.find('\n') != std::string::npos) {
    problems.add(place, "", "key=value is wanted, such as campus.abilene.capacity=\"1.5 GW\"");
    return std::nullopt;
  }
  const std::string key = text.substr(0, equals);
  auto layer = try_toml(text);
  if (!layer) layer = try_toml(key + "=" + quoted_text(text.substr(equals + 1)));
  if (!layer || layer->items.size() != 1) {
    problems.add(place, "", "\"" + key + "\" is no key; dotted names such as run.seed are wanted");
    return std::nullopt;
  }
  forget_lines(*layer, source);
  if (layer->items.front().name == "include") {
    problems.add(place, "include",
                 "files are included in a scenario file, not on the command line");
    return std::nullopt;
  }
  if (!names_exist(*layer, root, place, problems)) return std::nullopt;
  return layer;
}

bool is_named_by_scenario(const std::string& table) {
  return std::ranges::find(kNamed, table) != kNamed.end();
}

bool is_named_by_file(const std::string& table, const Node& root) {
  return table == "campus" && root.find("campuses") != nullptr;
}

}  // namespace gigaload::scenarios
