#include "scenarios/language/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "scenarios/language/key_branches.hpp"
#include "scenarios/language/toml_reader.hpp"

namespace gigaload::scenarios {
namespace {

std::string joined(const std::string& path, const std::string& name) {
  return path.empty() ? name : path + "." + name;
}

/// Names of campuses and the like end up in file names, shells and other programs.
bool is_plain_name(const std::string& name) {
  constexpr std::size_t kLongestName = 60;
  return !name.empty() && name.size() <= kLongestName && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  });
}

std::string shortened(const std::string& name) {
  constexpr std::size_t kLongest = 60;
  return name.size() > kLongest ? name.substr(0, kLongest) + "..." : name;
}

constexpr std::size_t kMostTold = 1000;     // problems whose words are looked for
constexpr std::size_t kMostNamed = 10'000;  // campuses, deals: each with all its keys

/// A default of a key, checked like any other value.
const CheckedValue& default_of(const Key& key, const std::string& text) {
  static const std::map<std::pair<const Key*, std::string>, CheckedValue> table = [] {
    std::map<std::pair<const Key*, std::string>, CheckedValue> result;
    for (const Key& each : schema()) {
      for (const std::string& written : {each.default_value, each.pras_default}) {
        if (written.empty()) continue;
        Problems problems;
        const auto node = read_toml("value = " + written, 0, problems);
        CheckedValue checked;
        if (node) checked = check_value(*node->find("value"), each);
        if (!node || !checked.fault.empty()) {
          throw InternalError("the default of " + each.path + " is bad: " + checked.fault);
        }
        result.emplace(std::pair(&each, written), std::move(checked));
      }
    }
    return result;
  }();
  return table.at({&key, text});
}

}  // namespace

Settings::Settings(const Node& root, Problems& problems) : problems_(problems) {
  Candidates all;
  for (const Key& key : schema()) all.push_back(&key);
  places_.emplace("", Place{});
  walk_table(root, "", 0, all);
  for (const char* const key : {"grid.csv", "grid.pras"}) {
    if (is_given(key)) given_grid_ = key;
  }
  if (is_given("grid.csv") && is_given("grid.pras")) {
    complain(place("grid.csv"), "grid.csv", "grid.pras is given too; one of the two must go");
  }
  refuse_other_grid();
  for (const Key& key : schema()) add_absent(key);
}

void Settings::complain(const Place& place, const std::string& path, std::string message) {
  problems_.add(place, path, std::move(message));
}

void Settings::walk_table(const Node& table, const std::string& path, std::size_t depth,
                          const Candidates& candidates) {
  const KeyBranches branches = branches_of(candidates, depth);
  const Candidates& any = branches.any;
  std::size_t named = 0;
  for (const Node& member : table.items) {
    const std::string member_path = joined(path, shortened(member.name));
    const auto of_name = branches.by_name.find(member.name);
    const Candidates exact = of_name == branches.by_name.end() ? Candidates{} : of_name->second;
    if (exact.empty() && any.empty()) {
      complain(
          member.key_place, member_path,
          problems_.count() < kMostTold ? unknown_key(member.name, branches.known) : "unknown key");
      continue;
    }
    if (exact.empty() && ++named > kMostNamed) {
      complain(member.key_place, member_path,
               fmt::format("more than {} of a kind; a run takes no more", kMostNamed));
      return;
    }
    if (exact.empty() && !is_plain_name(member.name)) {
      complain(member.key_place, member_path,
               "a name may have letters, digits, - and _, and at most 60 of them");
      continue;
    }
    const bool has_leaf = std::ranges::any_of(
        any, [depth](const Key* key) { return segments(*key).size() == depth + 1; });
    if (exact.empty() && (has_leaf || member.kind == Node::Kind::table)) {
      members_[path].push_back(member.name);
    }
    places_.emplace(member_path, member.key_place);
    walk_member(member, member_path, depth, exact.empty() ? any : exact);
  }
}

void Settings::walk_member(const Node& node, const std::string& path, std::size_t depth,
                           const Candidates& candidates) {
  const Key* leaf = nullptr;
  Candidates inner, of_items;
  for (const Key* key : candidates) {
    const auto& names = segments(*key);
    if (names.size() == depth + 1) {
      leaf = key;
    } else {
      (names[depth + 1] == "#" ? of_items : inner).push_back(key);
    }
  }
  if (node.kind == Node::Kind::table && !inner.empty()) {
    walk_table(node, path, depth + 1, inner);
  } else if (node.kind == Node::Kind::list && !of_items.empty()) {
    walk_list(node, path, depth, of_items);
  } else if (leaf != nullptr) {
    check(node, path, *leaf);
  } else {
    complain(node.place, path,
             fmt::format("{} is wanted, not {}",
                         of_items.empty() ? "a table [" + path + "]" : "a list of tables",
                         kind_in_words(node)));
  }
}

void Settings::walk_list(const Node& list, const std::string& path, std::size_t depth,
                         const Candidates& candidates) {
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const Node& item = list.items[i];
    const std::string number = fmt::format("{}", i + 1);
    const std::string item_path = joined(path, number);
    places_.emplace(item_path, item.place);
    if (item.kind == Node::Kind::table) {
      members_[path].push_back(number);
      walk_table(item, item_path, depth + 2, candidates);
    } else {
      complain(item.place, item_path, "a table is wanted, not " + kind_in_words(item));
    }
  }
}

void Settings::check(const Node& node, const std::string& path, const Key& key) {
  CheckedValue checked = check_value(node, key);
  const bool good = checked.fault.empty();
  if (!good) complain(node.place, path, std::move(checked.fault));
  places_[path] = node.place;
  entries_[path] = {&key, good ? std::move(checked.value) : Value{}, to_toml_value(node), true,
                    good};
}

void Settings::expand(const Key& key, const std::function<void(const std::string&)>& visit) const {
  std::vector<std::string> paths = {""};
  const auto& names = segments(key);
  for (std::size_t depth = 0; depth < names.size(); ++depth) {
    std::vector<std::string> longer;
    for (const std::string& path : paths) {
      if (names[depth] != "*" && names[depth] != "#") {
        longer.push_back(joined(path, names[depth]));
      } else {
        for (const std::string& member : members(path)) longer.push_back(joined(path, member));
      }
    }
    paths = std::move(longer);
  }
  for (const std::string& path : paths) visit(path);
}

void Settings::refuse_other_grid() {
  const bool given = !given_grid_.empty();
  std::erase_if(entries_, [this, given](const auto& entry) {
    const auto& [path, found] = entry;
    const GridKind kind = found.key->grid;
    if (kind == GridKind::any || (kind == GridKind::pras) == given) return false;
    complain(place(path), path,
             given ? fmt::format("has no meaning beside {}, whose {} its own regions, load and "
                                 "plants; leave it out",
                                 given_grid_,
                                 given_grid_ == "grid.pras" ? "file brings" : "tables bring")
                   : "is for the grid of a PRAS file or of one's own tables; there is no grid.pras "
                     "and no grid.csv");
    return true;
  });
}

const std::string& Settings::default_text(const Key& key) const {
  static const std::string none;
  const bool given = !given_grid_.empty();
  if (key.grid != GridKind::any && (key.grid == GridKind::pras) != given) return none;
  return given && !key.pras_default.empty() ? key.pras_default : key.default_value;
}

void Settings::add_absent(const Key& key) {
  expand(key, [this, &key](const std::string& path) {
    if (entries_.contains(path) || members_.contains(path)) return;  // or a list stands there
    if (key.required) {
      complain(place(path), path, "is missing; " + wanted_in_words(key) + " is wanted");
    }
    if (!key.inherits.empty()) {
      const Entry& common = entries_.at(key.inherits);
      entries_[path] = {&key, common.value, common.written, false, common.good};
    } else if (const std::string& usual = default_text(key); !usual.empty()) {
      entries_[path] = {&key, default_of(key, usual).value, usual, false, true};
    }
  });
}

const Settings::Entry* Settings::good_entry(const std::string& key) const {
  const auto found = entries_.find(key);
  return found == entries_.end() || !found->second.good ? nullptr : &found->second;
}

bool Settings::has(const std::string& key) const { return good_entry(key) != nullptr; }

const Value* Settings::value(const std::string& key) const {
  const Entry* const entry = good_entry(key);
  return entry == nullptr ? nullptr : &entry->value;
}

bool Settings::is_given(const std::string& key) const { return places_.contains(key); }

double Settings::number(const std::string& key) const {
  const Entry* entry = good_entry(key);
  return entry == nullptr ? 0.0 : std::get<double>(entry->value);
}

std::int64_t Settings::integer(const std::string& key) const {
  const Entry* entry = good_entry(key);
  return entry == nullptr ? 1 : std::get<std::int64_t>(entry->value);
}

bool Settings::boolean(const std::string& key) const {
  const Entry* entry = good_entry(key);
  return entry != nullptr && std::get<bool>(entry->value);
}

std::string Settings::text(const std::string& key) const {
  const Entry* entry = good_entry(key);
  return entry == nullptr ? std::string() : std::get<std::string>(entry->value);
}

grid::Date Settings::date(const std::string& key) const {
  const Entry* entry = good_entry(key);
  return entry == nullptr ? grid::Date{2025, 1, 1} : std::get<grid::Date>(entry->value);
}

std::vector<grid::Date> Settings::dates(const std::string& key) const {
  const Entry* entry = good_entry(key);
  return entry == nullptr ? std::vector<grid::Date>()
                          : std::get<std::vector<grid::Date>>(entry->value);
}

std::vector<std::string> Settings::texts(const std::string& key) const {
  const Entry* entry = good_entry(key);
  return entry == nullptr ? std::vector<std::string>()
                          : std::get<std::vector<std::string>>(entry->value);
}

std::vector<double> Settings::numbers(const std::string& key) const {
  const Entry* entry = good_entry(key);
  return entry == nullptr ? std::vector<double>() : std::get<std::vector<double>>(entry->value);
}

std::vector<std::string> Settings::members(const std::string& table) const {
  const auto found = members_.find(table);
  return found == members_.end() ? std::vector<std::string>() : found->second;
}

std::size_t Settings::items(const std::string& list) const {
  const auto found = members_.find(list);
  return found == members_.end() ? 0 : found->second.size();
}

Place Settings::place(const std::string& key) const {
  for (std::string path = key;; path.resize(path.rfind('.'))) {
    if (const auto found = places_.find(path); found != places_.end()) return found->second;
    if (path.find('.') == std::string::npos) return {};
  }
}

std::vector<Setting> Settings::list(const Problems& problems) const {
  struct Ranked {
    std::array<std::size_t, 3> rank;  // first key of its table, entry of the table, order
    Setting setting;
  };
  std::vector<Ranked> ranked;
  std::map<std::string, std::size_t> first_key;
  for (const Key& key : schema()) {
    const std::string& table = segments(key).front();
    const std::size_t first = first_key.emplace(table, first_key.size()).first->second;
    std::map<std::string, std::size_t> positions;
    for (const std::string& name : members(table)) positions.emplace(name, positions.size());
    expand(key, [&](const std::string& path) {
      const auto found = entries_.find(path);
      if (found == entries_.end()) return;
      const Entry& entry = found->second;
      const bool inherits = !key.inherits.empty();
      const std::string usual = inherits ? entries_.at(key.inherits).written : default_text(key);
      const std::string origin = entry.given ? problems.describe(place(path))
                                 : inherits  ? "as " + key.inherits
                                             : "default";
      const auto parts = segments_of(path);
      const auto position = positions.find(parts.size() > 1 ? parts[1] : "");
      const std::size_t rank = position == positions.end() ? positions.size() : position->second;
      ranked.push_back({{first, rank, ranked.size()},
                        {path, entry.written, usual, origin, key.unit, key.doc, key.source}});
    });
  }
  std::ranges::sort(ranked, {}, &Ranked::rank);
  std::vector<Setting> settings;
  settings.reserve(ranked.size());
  for (Ranked& each : ranked) settings.push_back(std::move(each.setting));
  return settings;
}

void fill_members(const Settings& settings, std::string_view pattern, const std::string& prefix,
                  const std::type_info& type, void* model) {
  for (const Key& key : schema()) {
    if (key.fills.model == nullptr || *key.fills.model != type) continue;
    if (!key.path.starts_with(pattern)) continue;
    const Value* const value = settings.value(prefix + key.path.substr(pattern.size()));
    if (value != nullptr) key.fills.fill(model, *value);
  }
}

}  // namespace gigaload::scenarios
