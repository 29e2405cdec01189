#include "tools/sweep/design/key_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <vector>

#include "scenarios/text/edit_distance.hpp"

namespace gigaload::tools::sweep {

namespace {

using scenarios::Key;

bool matches(const std::string& pattern, const std::vector<std::string>& names) {
  const auto segments = scenarios::segments_of(pattern);
  if (segments.size() != names.size()) return false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool any = segments[i] == "*";
    const bool item = segments[i] == "#" &&
                      std::ranges::all_of(names[i], [](char c) { return c >= '0' && c <= '9'; });
    if (!any && !item && segments[i] != names[i]) return false;
  }
  return true;
}

}  // namespace

const Key* find_key(const std::string& path) {
  const auto names = scenarios::segments_of(path);
  const auto& keys = scenarios::schema();
  // a key written out is meant before a pattern of the same length
  const auto exact = std::ranges::find(keys, path, &Key::path);
  if (exact != keys.end()) return &*exact;
  const auto found =
      std::ranges::find_if(keys, [&names](const Key& key) { return matches(key.path, names); });
  return found == keys.end() ? nullptr : &*found;
}

std::string suggested_key(const std::string& path) {
  const auto names = scenarios::segments_of(path);
  std::vector<std::string> known;
  for (const Key& key : scenarios::schema()) {
    auto segments = scenarios::segments_of(key.path);
    if (segments.size() != names.size()) continue;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (segments[i] == "*" || segments[i] == "#") segments[i] = names[i];
    }
    known.push_back(fmt::format("{}", fmt::join(segments, ".")));
  }
  return scenarios::suggestion(path, known);
}

Key free_of_range(const Key& key) {
  Key free = key;
  free.lowest = -std::numeric_limits<double>::infinity();
  free.highest = std::numeric_limits<double>::infinity();
  return free;
}

}  // namespace gigaload::tools::sweep
