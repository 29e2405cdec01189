#include "tools/event/event_losses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>
#include <utility>

#include "grid/core/error.hpp"
#include "scenarios/text/quantity.hpp"

namespace gigaload::tools {

namespace {

constexpr std::string_view kCampus = "campus.";

}  // namespace

std::map<std::string, EventLosses> losses_of(const EventAsked& asked, const sim::Scenario& scenario,
                                             const sim::RunningHour& hour) {
  std::map<std::string, EventLosses> losses;
  const auto lose_once = [](bool is_new, const std::string& trip) {
    if (!is_new) throw InputError(fmt::format("--trip {}: it is lost once already", trip));
  };
  std::set<std::size_t> lost;  // campuses
  for (const std::string& trip : asked.trips) {
    if (trip == "unit") {
      lose_once(!std::exchange(losses[asked.interconnection].unit, true), trip);
      continue;
    }
    const std::string name = trip.starts_with(kCampus) ? trip.substr(kCampus.size()) : trip;
    const auto campus = std::ranges::find(scenario.campuses, name, &sim::Campus::name);
    if (campus == scenario.campuses.end()) {
      throw InputError(fmt::format(
          "--trip {}: unit, or campus.NAME of one of the scenario's campuses, is wanted", trip));
    }
    const auto c = static_cast<std::size_t>(campus - scenario.campuses.begin());
    lose_once(lost.insert(c).second, trip);
    losses[scenario.grid.regions[campus->region.get()].interconnection].loads_mw.push_back(
        hour.campus_mw[c]);
  }
  if (asked.loss) {
    losses[asked.interconnection].loads_mw.push_back(
        scenarios::parse_quantity(*asked.loss, "MW").value);
  }
  if (losses.empty()) throw InputError("--trip or --loss is wanted: nothing is lost");
  for (std::size_t c = 0; c < scenario.campuses.size(); ++c) {
    const auto of =
        losses.find(scenario.grid.regions[scenario.campuses[c].region.get()].interconnection);
    if (of == losses.end() || lost.contains(c) || hour.campus_mw[c] <= 0.0) continue;
    of->second.campuses_mw.push_back(hour.campus_mw[c]);
  }
  const bool has_loads =
      std::ranges::any_of(losses, [](const auto& of) { return !of.second.loads_mw.empty(); });
  if (asked.dips && !has_loads) {
    throw InputError("--dips: they are felt by loads; --trip campus.NAME or --loss is wanted");
  }
  return losses;
}

}  // namespace gigaload::tools
