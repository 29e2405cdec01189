#include "scenarios/readers/campus_notices.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/campus/campus_features.hpp"
#include "sim/cooling/cooling_system.hpp"

namespace gigaload::scenarios {
namespace {

/// Tries air from frost to heat, damp and dry.
bool takes_water(const sim::Campus& campus) {
  const auto plant = sim::make_cooling_system(campus.load.cooling, campus.load.cooling_parameters);
  for (const double dry_bulb_c : {-20.0, 0.0, 20.0, 35.0, 45.0}) {
    for (const double humidity : {0.1, 0.5}) {
      const grid::Air air = grid::air_at_relative_humidity(dry_bulb_c, humidity);
      if (plant->at(air, 1.0).water.make_up > 0.0) return true;
    }
  }
  return false;
}

/// Lists the campuses that `test` is true of, the first of many; empty where there are none.
template <class Test>
std::string names_of_those(const sim::Scenario& scenario, Test test) {
  constexpr std::size_t kMostNamed = 10;
  std::vector<std::string> names;
  for (const sim::Campus& campus : scenario.campuses) {
    if (test(campus)) names.push_back(campus.name);
  }
  const std::size_t named = std::min(names.size(), kMostNamed);
  std::string text = fmt::format(
      "{}", fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(named), ", "));
  if (names.size() > named) text += fmt::format(" and {} more", names.size() - named);
  return text;
}

}  // namespace

void notice_campuses(const Settings& settings, const grid::System& grid,
                     const sim::Scenario& scenario, std::vector<std::string>& notices) {
  const bool pras = !settings.given_grid().empty();
  const std::string late = names_of_those(scenario, [&](const sim::Campus& campus) {
    return std::ranges::all_of(
        campus.phases, [&](const sim::Phase& phase) { return phase.announced >= scenario.end; });
  });
  if (!late.empty()) {
    notices.push_back(fmt::format("announced after the run's end, {}, and without effect: {}",
                                  grid::to_string(grid::to_date(scenario.end)), late));
  }
  const std::string dry = names_of_those(scenario, [](const sim::Campus& campus) {
    return campus.water.limits() && !takes_water(campus);
  });
  if (!dry.empty()) {
    notices.push_back(
        fmt::format("an allowance of water does nothing where the cooling takes none: {}", dry));
  }
  if (scenario.ensemble.samples == 0 &&
      std::ranges::any_of(scenario.campuses, [](const sim::Campus& campus) {
        return sim::is_flexible(campus) || sim::has_battery(campus);
      })) {
    notices.emplace_back(
        "flexible shares and batteries of campuses do nothing without an ensemble: "
        "ensemble.samples is 0");
  }
  const auto without_deal = std::ranges::count_if(
      scenario.campuses, [](const sim::Campus& campus) { return !sim::serves_deal(campus); });
  const auto without_air = std::ranges::count_if(scenario.campuses, [&](const sim::Campus& campus) {
    const std::size_t r = campus.region.get();
    return r < grid.data.size() && grid.data[r].air_series.hours.empty();
  });
  if (pras && without_air > 0 && settings.text("grid.climate") == "standard") {
    notices.emplace_back(
        "assumption: the campuses are cooled by air of 15 deg C all year (grid.climate)");
  }
  const bool has_path = !pras || settings.items("data_centres.path") > 0;
  if (has_path && without_deal > 0 &&
      scenario.data_centres.campuses == sim::CampusesOnPath::promised) {
    notices.push_back(fmt::format(
        "{} of {} campuses serve no deal: nothing of data_centres.path is taken to be theirs, they "
        "come on top of it",
        without_deal, scenario.campuses.size()));
  }
}

}  // namespace gigaload::scenarios
