#include "scenarios/readers/campus_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "scenarios/readers/siting_reader.hpp"
#include "sim/campus/campus_features.hpp"

namespace gigaload::scenarios {
namespace {

std::vector<sim::Phase> read_phases(const SiteContext& context, const std::string& campus,
                                    const sim::Campus& site) {
  const Settings& settings = context.settings;
  const std::string prefix = campus + ".";
  const double factor = meter_per_capacity(context, prefix, site);
  const grid::Hour announced = settings.has(prefix + "announced")
                                   ? grid::to_hour(settings.date(prefix + "announced"))
                                   : context.begin;
  sim::Phase whole = read_stage(context, prefix);
  whole.announced = announced;
  whole.capacity_mw = factor * settings.number(prefix + "capacity");

  const std::string list = prefix + "phases";
  const bool has_phases = settings.is_given(list),
             has_capacity = settings.is_given(prefix + "capacity");
  if (has_phases && has_capacity) {
    context.problems.add(settings.place(prefix + "capacity"), prefix + "capacity",
                         "the campus has phases, which hold its capacity; give one of the two");
  } else if (!has_phases && !has_capacity) {
    context.problems.add(settings.place(campus), prefix + "capacity",
                         "is missing; a power such as \"1.2 GW\", or phases, is wanted");
  }
  if (!has_phases) return {whole};

  std::vector<sim::Phase> phases;
  for (std::size_t i = 1; i <= settings.items(list); ++i) {
    const std::string item = fmt::format("{}.{}.", list, i);
    sim::Phase phase = read_stage(context, item, &whole);
    phase.announced = settings.has(item + "announced")
                          ? grid::to_hour(settings.date(item + "announced"))
                          : announced;
    phase.capacity_mw = factor * settings.number(item + "capacity");
    phases.push_back(phase);
  }
  return phases;
}

}  // namespace

std::vector<sim::Campus> read_campuses(const SiteContext& context,
                                       std::vector<std::string>& notices) {
  const Settings& settings = context.settings;
  std::vector<sim::Campus> campuses;
  std::set<std::string> names;
  std::vector<std::string> dropped;
  check_buildings(settings, "stages.", context.problems);
  for (const std::string& name : settings.members("campus")) {
    const std::string key = "campus." + name, prefix = key + ".";
    sim::Campus campus = read_site(context, prefix);
    campus.name = name;
    names.insert(name);
    if (const std::string region = settings.text(prefix + "region"); is_left_out(context, region)) {
      dropped.push_back(fmt::format("campus {} ({})", name, region));
      continue;
    }
    campus.phases = read_phases(context, key, campus);
    if (settings.has(prefix + "latitude")) campus.latitude = settings.number(prefix + "latitude");
    if (settings.has(prefix + "longitude"))
      campus.longitude = settings.number(prefix + "longitude");
    if (settings.has(prefix + "region")) {
      const auto region = find_region(context, settings.text(prefix + "region"), prefix + "region");
      if (region) campus.region = *region;
    }
    if (sim::capacity_mw(campus) > 0.0) {
      campuses.push_back(std::move(campus));
    } else {
      notices.push_back("campus " + name + " has no capacity and is left out");
    }
  }
  for (const std::string& rule : settings.members("siting")) {
    for (sim::Campus& campus : read_siting(context, rule, dropped)) {
      if (!names.insert(campus.name).second) {
        context.problems.add(settings.place("siting." + rule), "siting." + rule,
                             "two campuses have the name " + campus.name);
      }
      campuses.push_back(std::move(campus));
    }
  }
  if (!dropped.empty()) {
    constexpr std::size_t kMostNamed = 50;
    if (dropped.size() > kMostNamed) {
      const std::size_t more = dropped.size() - kMostNamed;
      dropped.resize(kMostNamed);
      dropped.push_back(fmt::format("and {} more", more));
    }
    notices.push_back(fmt::format(
        "grid.outside: left out with their regions: {}; what deals promise stays as it is",
        fmt::join(dropped, ", ")));
  }
  return campuses;
}

}  // namespace gigaload::scenarios
