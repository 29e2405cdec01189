#include "scenarios/tables/region_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <ranges>
#include <string_view>
#include <utility>

#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {

namespace {

bool same_but_for_case(std::string_view a, std::string_view b) {
  const auto lower = [](unsigned char c) { return std::tolower(c); };
  return std::ranges::equal(a, b, {}, lower, lower);
}

}  // namespace

RegionNames::RegionNames(std::vector<std::string> known, const std::vector<std::string>& chosen,
                         std::vector<std::string> titles, std::vector<std::string> states)
    : known_(std::move(known)), titles_(std::move(titles)), states_(std::move(states)) {
  const auto is_chosen = [&](std::size_t i) {
    const auto has = [&](const std::string& name) {
      return std::ranges::find(chosen, name) != chosen.end();
    };
    return has(known_[i]) || (i < states_.size() && !states_[i].empty() && has(states_[i]));
  };
  for (std::size_t i = 0; i < known_.size(); ++i) {
    const auto [place, is_new] = index_.emplace(known_[i], std::nullopt);
    if (!is_new || !is_chosen(i)) continue;
    place->second = RegionIndex(chosen_.size());
    chosen_.push_back(known_[i]);
  }
}

bool RegionNames::is_known(const std::string& name) const { return index_.contains(name); }

void RegionNames::know_areas(Areas planning_areas, Areas interconnections) {
  planning_areas_ = std::move(planning_areas);
  interconnections_ = std::move(interconnections);
  planning_areas_.erase("");  // of regions that are in none
  interconnections_.erase("");
}

bool RegionNames::is_known_planning_area(const std::string& name) const {
  return planning_areas_.contains(name);
}

std::string RegionNames::no_planning_area(const std::string& name) const {
  const auto names = std::views::keys(planning_areas_);
  return "\"" + name + "\" is no planning area of regions.csv" +
         suggestion(name, {names.begin(), names.end()});
}

bool RegionNames::can_leave_out(const std::string& name) const {
  const std::vector<std::string> regions = known_in(name);
  if (regions.empty()) return planning_areas_.contains(name) || interconnections_.contains(name);
  return std::ranges::none_of(
      regions, [this](const std::string& region) { return find(region).has_value(); });
}

std::vector<std::string> RegionNames::regions_of_state(const std::string& name) const {
  std::vector<std::string> regions;
  if (is_known(name)) return regions;
  for (std::size_t i = 0; i < states_.size(); ++i) {
    if (!name.empty() && states_[i] == name) regions.push_back(known_[i]);
  }
  return regions;
}

std::optional<RegionIndex> RegionNames::find(const std::string& name) const {
  const auto found = index_.find(name);
  return found == index_.end() ? std::nullopt : found->second;
}

std::vector<std::string> RegionNames::parts_of(const std::string& name) const {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < known_.size(); ++i) {
    const bool is_part = i < states_.size() && states_[i] != known_[i];
    const std::size_t colon = i < titles_.size() ? titles_[i].find(':') : std::string::npos;
    const bool is_titled =
        colon != std::string::npos && same_but_for_case(titles_[i].substr(0, colon), name);
    if (is_titled || (is_part && !name.empty() && same_but_for_case(states_[i], name))) {
      parts.push_back(known_[i]);
    }
  }
  return parts;
}

std::string RegionNames::unknown_in_words(const std::string& name) const {
  constexpr std::size_t kMostListed = 80;
  const auto name_one = [&name](const char* kind, const std::vector<std::string>& regions) {
    return fmt::format("\"{}\" is {} with the regions {}: name one of them", name, kind,
                       fmt::join(regions, ", "));
  };
  if (const auto parts = parts_of(name); !parts.empty()) return name_one("a state", parts);
  for (const auto& [kind, areas] : {std::pair("a planning area", &planning_areas_),
                                    std::pair("an interconnection", &interconnections_)}) {
    for (const auto& [area, regions] : *areas) {
      if (same_but_for_case(area, name)) return name_one(kind, regions);
    }
  }
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
  if (is_known(state)) return {state};
  return regions_of_state(state);
}

std::vector<RegionIndex> RegionNames::of_state_row(const CsvTable& table, std::size_t row,
                                                   const char* column) const {
  const std::string name = table.text(row, column);
  const std::vector<std::string> names = known_in(name);
  if (names.empty()) {
    std::vector<std::string> places = known_;
    std::ranges::copy_if(states_, std::back_inserter(places),
                         [](const std::string& state) { return !state.empty(); });
    table.complain(
        row, column,
        "\"" + name + "\" is no state and no region of regions.csv" + suggestion(name, places));
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
