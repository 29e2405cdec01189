#include "scenarios/language/deprecated_keys.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace gigaload::scenarios {
namespace {

/// Says what a key that was true or false is now, a choice of the same table.
struct Replacement {
  const char *table, *name, *now;
  const char *if_true, *if_false;
  const char* refused_in;  // version

  [[nodiscard]] std::string path() const { return fmt::format("{}.{}", table, name); }
  [[nodiscard]] std::string path_now() const { return fmt::format("{}.{}", table, now); }
};

constexpr std::array kReplacements = {
    Replacement{.table = "data_centres",
                .name = "path_contains_campuses",
                .now = "campuses",
                .if_true = "promised",
                .if_false = "on top",
                .refused_in = "0.4.0"},
};

CurrentSetting current_of(const Replacement& replacement, const Node& value) {
  Node now = value;
  now.kind = Node::Kind::text;
  now.name = replacement.now;
  now.text = value.boolean ? replacement.if_true : replacement.if_false;
  std::string notice = fmt::format(
      "{} = {} is deprecated and refused from version {} on: write {} = \"{}\"", replacement.path(),
      value.boolean, replacement.refused_in, replacement.path_now(), now.text);
  return {replacement.path_now(), std::move(now), std::move(notice)};
}

}  // namespace

std::optional<CurrentSetting> current_setting(const std::string& key, const Node& value) {
  for (const Replacement& replacement : kReplacements) {
    if (key == replacement.path() && value.kind == Node::Kind::boolean) {
      return current_of(replacement, value);
    }
  }
  return std::nullopt;
}

void replace_deprecated(Node& layer, Problems& problems, std::vector<std::string>& notices) {
  for (const Replacement& replacement : kReplacements) {
    Node* const table = layer.find(replacement.table);
    if (table == nullptr || table->kind != Node::Kind::table) continue;
    Node* const old = table->find(replacement.name);
    if (old == nullptr) continue;
    if (table->find(replacement.now) != nullptr) {
      problems.add(
          old->key_place, replacement.path(),
          fmt::format("stands beside {}, which replaced it: leave it out", replacement.path_now()));
    } else if (old->kind != Node::Kind::boolean) {
      problems.add(old->place, replacement.path(),
                   fmt::format("true or false is wanted, not {}; the key is deprecated, {} "
                               "replaced it",
                               kind_in_words(*old), replacement.path_now()));
    } else {
      CurrentSetting now = current_of(replacement, *old);
      notices.push_back(fmt::format("{}: {}", problems.describe(old->key_place), now.notice));
      *old = std::move(now.value);
      continue;
    }
    std::erase_if(table->items, [&](const Node& item) { return item.name == replacement.name; });
  }
}

}  // namespace gigaload::scenarios
