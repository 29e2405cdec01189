#include "scenarios/readers/family.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>

#include "scenarios/language/deprecated_keys.hpp"
#include "scenarios/language/overrides.hpp"
#include "scenarios/language/schema.hpp"
#include "scenarios/readers/reader.hpp"
#include "scenarios/tables/table_store.hpp"
#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {
namespace {

/// The item of that number, counted from 1; null for none.
Node* item_of(Node& list, const std::string& number) {
  std::size_t position = 0;
  const char* const end = number.data() + number.size();
  const auto [rest, error] = std::from_chars(number.data(), end, position);
  if (error != std::errc{} || rest != end || position == 0 || position > list.items.size()) {
    return nullptr;
  }
  return &list.items[position - 1];
}

}  // namespace

void assign(Node& root, const std::string& key, const Node& value, Problems& problems) {
  Node* at = &root;
  const std::vector<std::string> names = segments_of(key);
  for (std::size_t depth = 0; depth < names.size(); ++depth) {
    const std::string& name = names[depth];
    if (at->kind == Node::Kind::list) {
      at = item_of(*at, name);
      if (at == nullptr) {
        problems.add(value.place, key, fmt::format("the list has no item number {}", name));
        return;
      }
      continue;
    }
    if (at->kind != Node::Kind::table) {
      problems.add(
          value.place, key,
          fmt::format("{} is {} and holds no \"{}\"", names[depth - 1], kind_in_words(*at), name));
      return;
    }
    Node* inner = at->find(name);
    if (inner == nullptr) {
      if (depth == 1 && is_named_by_scenario(names.front()) &&
          !is_named_by_file(names.front(), root)) {
        std::vector<std::string> known;
        std::ranges::transform(at->items, std::back_inserter(known), &Node::name);
        problems.add(value.place, names.front() + "." + name,
                     "the scenario has no such " + names.front() + suggestion(name, known));
        return;
      }
      Node table;
      table.name = name;
      table.place = table.key_place = value.place;
      at->items.push_back(std::move(table));
      inner = &at->items.back();
    }
    at = inner;
  }
  const std::string name = at->name;
  *at = value;
  at->name = name;
  at->key_place = value.place;
}

Family::Family(Document document, std::filesystem::path shipped, Problems texts)
    : document_(std::move(document)),
      shipped_(std::move(shipped)),
      texts_(std::move(texts)),
      store_(std::make_unique<TableStore>()) {}

Family::~Family() = default;

Loaded Family::variant(std::span<const Change> changes) const {
  Problems problems = texts_;
  Document document = document_;
  for (const Change& change : changes) {
    if (const auto now = current_setting(change.key, change.value)) {
      assign(document.root, now->key, now->value, problems);
      document.notices.push_back(problems.describe(change.value.place) + ": " + now->notice);
    } else {
      assign(document.root, change.key, change.value, problems);
    }
  }
  // a place in a text that is no layer of the scenario: paths are those of the current folder
  document.folders.resize(std::max(document.folders.size(), problems.sources()));
  const std::scoped_lock lock(mutex_);
  Loaded loaded = read_scenario(std::move(document), shipped_, problems, *store_);
  problems.throw_if_any();
  return loaded;
}

}  // namespace gigaload::scenarios
