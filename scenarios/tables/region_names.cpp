#include "scenarios/tables/region_names.hpp"

#include <algorithm>

#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {

RegionNames::RegionNames(std::vector<std::string> known, const std::vector<std::string>& chosen)
    : known_(std::move(known)) {
  for (const std::string& name : known_) {
    const auto [place, is_new] = index_.emplace(name, std::nullopt);
    if (!is_new || std::ranges::find(chosen, name) == chosen.end()) continue;
    place->second = RegionIndex(chosen_.size());
    chosen_.push_back(name);
  }
}

bool RegionNames::is_known(const std::string& name) const { return index_.contains(name); }

std::optional<RegionIndex> RegionNames::find(const std::string& name) const {
  const auto found = index_.find(name);
  return found == index_.end() ? std::nullopt : found->second;
}

std::optional<RegionIndex> RegionNames::of_row(const CsvTable& table, std::size_t row,
                                               const char* column) const {
  const std::string name = table.text(row, column);
  const auto found = index_.find(name);
  if (found != index_.end()) return found->second;
  table.complain(row, column,
                 "\"" + name + "\" is no region of regions.csv" + suggestion(name, known_));
  return std::nullopt;
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
