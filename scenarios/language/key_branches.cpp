#include "scenarios/language/key_branches.hpp"

#include <fmt/format.h>

#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {

const std::vector<std::string>& segments(const Key& key) {
  static const std::map<const Key*, std::vector<std::string>> table = [] {
    std::map<const Key*, std::vector<std::string>> result;
    for (const Key& each : schema()) result.emplace(&each, segments_of(each.path));
    return result;
  }();
  return table.at(&key);
}

KeyBranches branches_of(const std::vector<const Key*>& candidates, std::size_t depth) {
  KeyBranches branches;
  for (const Key* key : candidates) {
    const std::string& segment = segments(*key)[depth];
    if (segment == "*") branches.any.push_back(key);
    if (segment == "*" || segment == "#") continue;
    std::vector<const Key*>& of_name = branches.by_name[segment];
    if (of_name.empty()) branches.known.push_back(segment);
    of_name.push_back(key);
  }
  return branches;
}

std::string unknown_key(const std::string& name, const std::vector<std::string>& known) {
  const bool is_told = nearest(name, known) || known.size() > 12;
  return "unknown key" + suggestion(name, known) +
         (is_told ? "" : fmt::format("; known here: {}", fmt::join(known, ", ")));
}

}  // namespace gigaload::scenarios
