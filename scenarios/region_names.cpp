#include "scenarios/region_names.hpp"

#include <algorithm>

#include "scenarios/edit_distance.hpp"

namespace gigaload::scenarios {

RegionNames::RegionNames(std::vector<std::string> known, const std::vector<std::string>& chosen)
    : known_(std::move(known)) {
  for (const std::string& name : known_) {
    if (std::ranges::find(chosen, name) == chosen.end()) continue;
    if (index_.emplace(name, RegionIndex(chosen_.size())).second) chosen_.push_back(name);
  }
}

bool RegionNames::is_known(const std::string& name) const {
  return std::ranges::find(known_, name) != known_.end();
}

std::optional<RegionIndex> RegionNames::find(const std::string& name) const {
  const auto found = index_.find(name);
  if (found == index_.end()) return std::nullopt;
  return found->second;
}

std::optional<RegionIndex> RegionNames::of_row(const CsvTable& table, std::size_t row,
                                               const char* column) const {
  const std::string name = table.text(row, column);
  if (!is_known(name)) {
    table.complain(row, column,
                   "\"" + name + "\" is no region of regions.csv" + suggestion(name, known_));
  }
  return find(name);
}

TechnologyNames::TechnologyNames(std::vector<std::string> names) : names_(std::move(names)) {
  for (std::size_t i = 0; i < names_.size(); ++i) index_.emplace(names_[i], TechnologyIndex(i));
}

std::optional<TechnologyIndex> TechnologyNames::of_row(const CsvTable& table,
                                                       std::size_t row) const {
  const std::string name = table.text(row, "technology");
  const auto found = index_.find(name);
  if (found != index_.end()) return found->second;
  table.complain(
      row, "technology",
      "\"" + name + "\" is no technology of technologies.csv" + suggestion(name, names_));
  return std::nullopt;
}

}  // namespace gigaload::scenarios
