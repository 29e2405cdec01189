#include "tools/sweep/design/variants.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "scenarios/language/deprecated_keys.hpp"
#include "scenarios/language/value.hpp"
#include "scenarios/text/printable.hpp"
#include "tools/sweep/design/fields.hpp"
#include "tools/sweep/design/key_names.hpp"

namespace gigaload::tools::sweep {

namespace {

using scenarios::Node;
using scenarios::Problems;
using Change = scenarios::Family::Change;

constexpr std::size_t kLongestName = 100;  // bytes: it heads columns and stands beside sliders

void add_changes(const Node& table, const std::string& prefix, std::vector<Change>& changes) {
  for (const Node& item : table.items) {
    const std::string key = prefix.empty() ? item.name : prefix + "." + item.name;
    if (item.kind == Node::Kind::table) {
      add_changes(item, key, changes);
    } else if (auto now = scenarios::current_setting(key, item)) {
      changes.push_back({now->key, std::move(now->value)});
    } else {
      changes.push_back({key, item});
    }
  }
}

/// Tells whether the value is a list of tables, such as the years of a path.
bool has_tables(const Node& value) {
  return value.kind == Node::Kind::list && !value.items.empty() &&
         std::ranges::all_of(value.items,
                             [](const Node& item) { return item.kind == Node::Kind::table; });
}

/// Complains of what is no value of the key, or of no key.
void check_change(const std::string& key, const Node& value, Fields& fields) {
  if (has_tables(value)) {
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      for (const Node& item : value.items[i].items) {
        check_change(fmt::format("{}.{}.{}", key, i + 1, item.name), item, fields);
      }
    }
    return;
  }
  const scenarios::Key* const known = find_key(key);
  if (key == "include") {
    fields.complain(value.key_place, "set", "files are included by the scenario, not by a variant");
  } else if (known == nullptr) {
    fields.complain(
        value.key_place, "set",
        fmt::format("\"{}\" is an unknown key of a scenario{}", key, suggested_key(key)));
  } else if (auto checked = scenarios::check_value(value, free_of_range(*known));
             !checked.fault.empty()) {
    fields.complain(value.place, "set", fmt::format("{}: {}", key, checked.fault));
  }
}

/// Says what is wrong with a name; empty if nothing is.
std::string fault_of_name(const std::string& name, const std::vector<Variant>& before) {
  if (name.empty() || name.size() > kLongestName || scenarios::printable_in_place(name) != name) {
    return fmt::format("a name in one line of at most {} bytes is wanted", kLongestName);
  }
  if (std::ranges::find(before, name, &Variant::name) != before.end()) {
    return fmt::format("\"{}\" is the name of another variant already", name);
  }
  return {};
}

}  // namespace

std::vector<Change> changes_of(const Node& set) {
  std::vector<Change> changes;
  add_changes(set, "", changes);
  return changes;
}

std::vector<Variant> read_variants(const Node& list, const std::string& axis, Problems& problems) {
  std::vector<Variant> variants;
  const std::string path = axis + ".variant";
  if (list.kind != Node::Kind::list || list.items.empty()) {
    problems.add(list.place, path, fmt::format("tables [[{}]] with name and set are wanted", path));
    return variants;
  }
  for (const Node& item : list.items) {
    Fields fields(&item, path, problems);
    const auto name = fields.get<std::string>(
        {.path = "name", .kind = scenarios::ValueKind::text, .required = true, .doc = ""});
    Variant variant{.name = name.value_or(""), .place = fields.place("name"), .changes = {}};
    if (name) {
      const std::string fault = fault_of_name(*name, variants);
      if (!fault.empty()) fields.complain(variant.place, "name", fault);
    }
    if (const Node* const set = fields.find("set")) {
      if (set->kind == Node::Kind::table) {
        variant.changes = changes_of(*set);
      } else {
        fields.complain(set->place, "set", "a table of scenario keys is wanted");
      }
    }
    for (const Change& change : variant.changes) check_change(change.key, change.value, fields);
    fields.finish();
    variants.push_back(std::move(variant));
  }
  if (std::ranges::all_of(variants, [](const Variant& v) { return v.changes.empty(); })) {
    problems.add(list.place, path, "none of the variants sets anything");
  }
  return variants;
}

}  // namespace gigaload::tools::sweep
