#include "scenarios/readers/site_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

#include "scenarios/readers/device_reader.hpp"
#include "scenarios/text/edit_distance.hpp"
#include "sim/cooling/cooling_system.hpp"

namespace gigaload::scenarios {
namespace {

constexpr double kSumTolerance = 1e-9;

std::vector<sim::DealShare> read_deal_shares(const SiteContext& context,
                                             const std::string& prefix) {
  std::vector<sim::DealShare> shares;
  const std::string table = prefix + "deals";
  const std::vector<std::string> members = context.settings.members(table);
  if (members.empty()) return shares;
  std::vector<std::string> names;
  std::ranges::transform(context.deals, std::back_inserter(names), &sim::Deal::name);
  double chips = 0.0, sites = 0.0;
  for (const std::string& name : members) {
    const std::string key = fmt::format("{}.{}", table, name);
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) {
      context.problems.add(context.settings.place(key), key,
                           "the scenario has no deal " + name + suggestion(name, names));
      continue;
    }
    const auto index = static_cast<std::size_t>(found - names.begin());
    const double share = context.settings.number(key);
    (context.deals[index].kind == sim::DealKind::chips ? chips : sites) += share;
    if (share > 0.0) shares.push_back({DealIndex(index), share});
  }
  for (const auto& [sum, kind] : {std::pair{chips, "chips"}, {sites, "sites"}}) {
    if (sum <= 1.0 + kSumTolerance) continue;
    context.problems.add(context.settings.place(table), table,
                         fmt::format("the shares of deals of kind {} sum to {:.6g}; at most 1 is "
                                     "allowed, a MW counts once",
                                     kind, sum));
  }
  return shares;
}

/// The profile, which has to be able to reach the load factor.
void read_profile_of(const SiteContext& context, const std::string& prefix, sim::Campus& site) {
  const std::string key = prefix + "profile";
  site.load.profile = context.profiles.find(key);
  if (!site.load.profile) return;
  const double reached =
      sim::mean_share(sim::scaled_profile(*site.load.profile, site.load.load_factor));
  constexpr double kWithin = 1e-9;
  if (reached < site.load.load_factor - kWithin) {
    context.problems.add(
        context.settings.place(key), key,
        fmt::format("has hours without load: at full load in all others its mean is {:.4g}, and "
                    "load_factor {:.4g} cannot be reached",
                    reached, site.load.load_factor));
  }
}

void read_stage_shares(const SiteContext& context, const std::string& prefix, sim::Phase& phase) {
  const Settings& settings = context.settings;
  const std::string key = prefix + "stage";
  const auto given = [&](const char* stage) { return settings.is_given(key + "." + stage); };
  if (!given("pre_development") && !given("construction") && !given("energised")) {
    const std::string stage = settings.text(key);
    phase.share_pre_development = stage == "pre_development" ? 1.0 : 0.0;
    phase.share_construction = stage == "construction" ? 1.0 : 0.0;
    phase.share_energised = stage == "energised" ? 1.0 : 0.0;
    return;
  }
  bool all_good = true;
  Place last = settings.place(key);  // the layer on top, whose shares do not go with those below
  std::string places;
  const auto share = [&](const char* stage) {
    const std::string path = key + "." + stage;
    all_good &= settings.has(path) || !settings.is_given(path);
    const Place place = settings.place(path);
    if (given(stage) && place.source != settings.source(key)) last = place;
    if (given(stage)) {
      places += fmt::format("{}{} = {:.6g} ({})", places.empty() ? "" : ", ", stage,
                            settings.number(path), context.problems.describe(place));
    }
    return settings.number(path);
  };
  phase.share_pre_development = share("pre_development");
  phase.share_construction = share("construction");
  phase.share_energised = share("energised");
  const double sum = phase.share_pre_development + phase.share_construction + phase.share_energised;
  if (all_good && std::abs(sum - 1.0) > kSumTolerance) {
    std::string message = fmt::format("the shares of the stages sum to {:.6g}; 1 is wanted", sum);
    if (last.source != settings.source(key)) {
      message +=
          "; the layers give " + places + ", and a share stays until another takes its place";
    }
    context.problems.add(last, key, std::move(message));
  }
}

/// Reads for how long the capacity has been in its stage, where the table says so.
void read_ages(const SiteContext& context, const std::string& prefix, sim::Phase& phase) {
  const Settings& settings = context.settings;
  const std::string elapsed = prefix + "elapsed", ages = prefix + "ages";
  const bool is_elapsed = settings.is_given(elapsed), has_ages = settings.is_given(ages);
  if (!is_elapsed && !has_ages) return;
  phase.steady = has_ages && settings.text(ages) == "steady";
  if (is_elapsed) phase.elapsed_y = settings.number(elapsed);
  if (is_elapsed && phase.steady) {
    context.problems.add(settings.place(elapsed), elapsed,
                         "says nothing of a steady book, whose capacity is of all ages; leave out "
                         "elapsed or ages");
  } else if (phase.share_pre_development + phase.share_construction <= 0.0) {
    const std::string& given = is_elapsed ? elapsed : ages;
    context.problems.add(settings.place(given), given,
                         "does nothing: all of the capacity is energised on that day");
  }
}

/// Reads what the stages of a site are by its use, and checks those that it has of its own.
void read_stages_of(const SiteContext& context, const std::string& prefix,
                    sim::StageTimes& stages) {
  const Settings& settings = context.settings;
  const std::string own = prefix + "stages.";
  if (settings.text(prefix + "use") == "training" && !settings.is_given(own + "fill")) {
    stages.fill_y = settings.number("stages.fill_training");
  }
  const auto given = [&](const char* name) { return settings.is_given(own + name); };
  if (given("construction") || given("buildings") || given("first_power")) {
    check_buildings(settings, own, context.problems);
  }
}

}  // namespace

std::vector<sim::Deal> read_deals(const Settings& settings, Problems& problems) {
  std::vector<sim::Deal> deals;
  for (const std::string& name : settings.members("deal")) {
    const std::string prefix = "deal." + name + ".";
    sim::Deal deal;
    deal.name = name;
    fill_members(settings, "deal.*.", prefix, deal);
    const std::string list = prefix + "promised";
    if (settings.items(list) == 0 && !settings.is_given(list)) {
      problems.add(settings.place("deal." + name), list,
                   R"(is missing; a list such as [{by = 2030-12-31, power = "10 GW"}] is wanted)");
    }
    for (std::size_t i = 1; i <= settings.items(list); ++i) {
      const std::string item = fmt::format("{}.{}.", list, i);
      const bool good = settings.has(item + "by") && settings.has(item + "power");
      if (!good) continue;
      const sim::Promise promise{grid::to_hour(settings.date(item + "by")),
                                 settings.number(item + "power")};
      if (!deal.promised.empty() && promise.by <= deal.promised.back().by) {
        problems.add(settings.place(item + "by"), item + "by",
                     "is not after the date before it; dates ascend");
      } else if (!deal.promised.empty() && promise.power_mw < deal.promised.back().power_mw) {
        problems.add(settings.place(item + "power"), item + "power",
                     "is less than the power before it; all the power promised by the day is "
                     "wanted, not the step");
      } else {
        deal.promised.push_back(promise);
      }
    }
    deals.push_back(std::move(deal));
  }
  return deals;
}

sim::Phase read_stage(const SiteContext& context, const std::string& prefix,
                      const sim::Phase* otherwise) {
  sim::Phase phase = otherwise != nullptr ? *otherwise : sim::Phase{};
  if (otherwise == nullptr || context.settings.is_given(prefix + "stage")) {
    read_stage_shares(context, prefix, phase);
  }
  read_ages(context, prefix, phase);
  return phase;
}

void check_buildings(const Settings& settings, const std::string& prefix, Problems& problems) {
  const std::string key = prefix + "first_power";
  const double first_y = settings.number(key);
  const double construction_y = settings.number(prefix + "construction");
  const bool follows = settings.integer(prefix + "buildings") > 1;
  if (first_y <= 0.0 || construction_y <= 0.0 || (follows && first_y < construction_y)) return;
  const Place place = settings.place(key);
  problems.add(place, key,
               follows ? fmt::format("{:.6g} yr is not less than construction, the mean over the "
                                     "buildings, which is {:.6g} yr",
                                     first_y, construction_y)
                       : "does nothing with one building; give buildings, 2 or more, too, or "
                         "first_power = \"0 yr\" for this campus");
}

sim::Campus read_site(const SiteContext& context, const std::string& prefix) {
  const Settings& settings = context.settings;
  sim::Campus site;
  fill_members(settings, prefix.starts_with("siting.") ? "siting.*." : "campus.*.", prefix, site);
  site.load.cooling_parameters = context.cooling;
  apply_cooling(settings, prefix + "cooling_parameters.", site.load.cooling_parameters,
                context.problems);
  if (!settings.has(prefix + "design_pue")) {
    site.load.design_pue =
        sim::design_pue(*sim::make_cooling_system(site.load.cooling, site.load.cooling_parameters));
  }
  read_stages_of(context, prefix, site.stages);
  read_profile_of(context, prefix, site);
  read_devices(context, prefix, site);
  site.deals = read_deal_shares(context, prefix);
  site.latitude = site.longitude = std::numeric_limits<double>::quiet_NaN();
  return site;
}

double meter_per_capacity(const SiteContext& context, const std::string& prefix,
                          const sim::Campus& site) {
  return context.settings.text(prefix + "basis") == "it" ? site.load.design_pue : 1.0;
}

bool is_left_out(const SiteContext& context, const std::string& name) {
  return context.regions.is_known(name) && !context.regions.find(name) &&
         context.settings.text("grid.outside") == "drop";
}

std::optional<RegionIndex> find_region(const SiteContext& context, const std::string& name,
                                       const std::string& key) {
  const auto found = context.regions.find(name);
  if (found || context.regions.known().empty()) return found;
  context.problems.add(
      context.settings.place(key), key,
      context.regions.is_known(name)
          ? name +
                " is not in this scenario's grid; add it to grid.regions, or leave out what lies "
                "outside by grid.outside = \"drop\""
          : context.regions.unknown_in_words(name));
  return std::nullopt;
}

}  // namespace gigaload::scenarios
