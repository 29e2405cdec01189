#include "scenarios/tables/region_names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {

RegionNames::RegionNames(std::vector<std::string> known, const std::vector<std::string>& chosen,
                         std::vector<std::string> titles, std::vector<std::string> states)
    : known_(std::move(known)),
      titles_(std::move(titles)),
      states_(states.empty() ? known_ : std::move(states)) {
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

std::string RegionNames::unknown_in_words(const std::string& name) const {
  constexpr std::size_t kMostListed = 60;
  std::string text = fmt::format("\"{}\" is no region", name);
  const auto title = nearest(name, titles_);
  const auto at = title ? std::ranges::find(titles_, *title) : titles_.end();
  const auto similar = nearest(name, known_);
  if (at != titles_.end()) {
    text += fmt::format("; did you mean {}, {}?",
                        known_[static_cast<std::size_t>(at - titles_.begin())], *at);
  } else if (similar) {
    text += fmt::format("; did you mean {}?", *similar);
  }
  const std::size_t listed = std::min(known_.size(), kMostListed);
  return text +
         fmt::format("; known: {}{}",
                     fmt::join(known_.begin(), known_.begin() + std::ptrdiff_t(listed), ", "),
                     known_.size() > listed ? ", ..." : "");
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

std::vector<std::string> RegionNames::known_in(const std::string& state) const {
  std::vector<std::string> regions;
  for (std::size_t i = 0; i < known_.size(); ++i) {
    if (states_[i] == state) regions.push_back(known_[i]);
  }
  if (regions.empty() && is_known(state)) regions.push_back(state);
  return regions;
}

std::vector<RegionIndex> RegionNames::of_state_row(const CsvTable& table, std::size_t row,
                                                   const char* column) const {
  const std::string name = table.text(row, column);
  const std::vector<std::string> names = known_in(name);
  if (names.empty()) {
    table.complain(
        row, column,
        "\"" + name + "\" is no state and no region of regions.csv" + suggestion(name, states_));
  }
  std::vector<RegionIndex> regions;
  for (const std::string& of_state : names) {
    if (const auto region = find(of_state)) regions.push_back(*region);
  }
  return regions;
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
