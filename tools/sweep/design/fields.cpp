#include "tools/sweep/design/fields.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/text/edit_distance.hpp"

namespace gigaload::tools::sweep {

using scenarios::Node;

Fields::Fields(const Node* table, std::string path, scenarios::Problems& problems)
    : table_(table), path_(std::move(path)), problems_(problems) {
  if (table_ == nullptr || table_->kind == Node::Kind::table) return;
  problems_.add(table_->place, path_,
                "a table is wanted, not " + scenarios::kind_in_words(*table_));
  table_ = nullptr;
}

std::string Fields::path_of(const std::string& name) const {
  return path_.empty() ? name : path_ + "." + name;
}

const Node* Fields::find(const std::string& name) {
  if (std::ranges::find(known_, name) == known_.end()) known_.push_back(name);
  return table_ == nullptr ? nullptr : table_->find(name);
}

std::vector<const Node*> Fields::tables(const std::string& name) {
  std::vector<const Node*> found;
  const Node* const node = find(name);
  if (node == nullptr) return found;
  if (node->kind != Node::Kind::table) {
    complain(node->place, name,
             fmt::format("tables [{}.NAME] are wanted, not {}", path_of(name),
                         scenarios::kind_in_words(*node)));
    return found;
  }
  for (const Node& item : node->items) {
    if (item.kind == Node::Kind::table) {
      found.push_back(&item);
    } else {
      complain(item.key_place, name + "." + item.name,
               fmt::format("a table [{}.{}] is wanted, not {}", path_of(name), item.name,
                           scenarios::kind_in_words(item)));
    }
  }
  return found;
}

std::optional<scenarios::Value> Fields::checked(const scenarios::Key& key) {
  const Node* const node = find(key.path);
  if (node == nullptr) {
    if (key.required) {
      complain(place(key.path), key.path,
               "is missing; " + scenarios::wanted_in_words(key) + " is wanted");
    }
    return std::nullopt;
  }
  scenarios::CheckedValue value = scenarios::check_value(*node, key);
  if (value.fault.empty()) return std::move(value.value);
  complain(node->place, key.path, std::move(value.fault));
  return std::nullopt;
}

scenarios::Place Fields::place(const std::string& name) const {
  if (table_ == nullptr) return {};
  const Node* const node = table_->find(name);
  return node != nullptr ? node->place : table_->key_place;
}

void Fields::complain(const scenarios::Place& place, const std::string& name, std::string message) {
  problems_.add(place, path_of(name), std::move(message));
}

void Fields::finish() {
  if (table_ == nullptr) return;
  for (const Node& item : table_->items) {
    if (std::ranges::find(known_, item.name) != known_.end()) continue;
    complain(item.key_place, item.name,
             "unknown key" + scenarios::suggestion(item.name, known_) +
                 (scenarios::nearest(item.name, known_)
                      ? ""
                      : fmt::format("; known here: {}", fmt::join(known_, ", "))));
  }
}

}  // namespace gigaload::tools::sweep
