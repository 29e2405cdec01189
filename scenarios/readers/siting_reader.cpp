#include "scenarios/readers/siting_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenarios/readers/device_reader.hpp"

namespace gigaload::scenarios {
namespace {

constexpr double kMostCampuses = 5000.0;

struct Weights {
  std::vector<double> of_region;  // empty: a fault makes it useless, or all is left out
  double left_out = 0.0;          // likewise of the sum
};

Weights read_weights(const SiteContext& context, const std::string& key) {
  std::vector<double> weights(context.regions.size(), 0.0);
  double sum = 0.0, left_out = 0.0;
  for (const std::string& name : context.settings.members(key)) {
    const std::string path = fmt::format("{}.{}", key, name);
    if (is_left_out(context, name)) {
      left_out += context.settings.number(path);
      continue;
    }
    const auto region = find_region(context, name, path);
    if (!region) continue;
    weights[region->get()] = context.settings.number(path);
    sum += weights[region->get()];
  }
  const double all = sum + left_out;
  if (sum > 0.0 && std::isfinite(all)) {
    for (double& weight : weights) weight /= all;
    return {std::move(weights), left_out / all};
  }
  if (left_out > 0.0) return {{}, 1.0};
  if (!context.regions.known().empty()) {
    context.problems.add(
        context.settings.place(key), key,
        "no region has a weight above 0; a table such as {VA_DOM = 2, OH = 1} is wanted");
  }
  return {};
}

}  // namespace

std::vector<sim::Campus> read_siting(const SiteContext& context, const std::string& rule,
                                     std::vector<std::string>& dropped) {
  const Settings& settings = context.settings;
  const std::string prefix = "siting." + rule + ".";
  const sim::Campus site = read_site(context, prefix);
  const sim::Phase shares = read_stage(context, prefix);
  const double capacity_mw =
      settings.number(prefix + "capacity") * meter_per_capacity(context, prefix, site);
  const double size_mw = settings.number(prefix + "campus_size");
  if (capacity_mw <= 0.0 || size_mw <= 0.0) return {};
  const auto [weights, left_out] = read_weights(context, prefix + "weights");
  if (left_out > 0.0) {
    dropped.push_back(
        fmt::format("{:.1f} of {:.1f} MW of siting.{}", left_out * capacity_mw, capacity_mw, rule));
  }
  if (weights.empty()) return {};
  if (capacity_mw / size_mw > kMostCampuses) {
    context.problems.add(settings.place(prefix + "campus_size"), prefix + "campus_size",
                         fmt::format("makes more than {} campuses", kMostCampuses));
    return {};
  }

  std::vector<grid::Hour> dates;
  for (const grid::Date& date : settings.dates(prefix + "announced")) {
    dates.push_back(grid::to_hour(date));
  }
  if (dates.empty()) dates.push_back(context.begin);
  std::ranges::sort(dates);

  std::vector<sim::Campus> campuses;
  for (std::size_t r = 0; r < weights.size(); ++r) {
    const double of_region_mw = capacity_mw * weights[r];
    if (of_region_mw <= 0.0) continue;
    const auto count = std::max(1L, std::lround(of_region_mw / size_mw));
    sim::Campus campus = site;
    scale_devices(campus, weights[r] / static_cast<double>(count));
    campus.region = RegionIndex(r);
    for (const grid::Hour date : dates) {
      sim::Phase phase = shares;
      phase.announced = date;
      phase.capacity_mw =
          of_region_mw / static_cast<double>(count) / static_cast<double>(dates.size());
      campus.phases.push_back(phase);
    }
    for (long i = 1; i <= count; ++i) {
      campus.name = fmt::format("{}-{}-{}", rule, context.regions.chosen()[r], i);
      campuses.push_back(campus);
    }
  }
  return campuses;
}

}  // namespace gigaload::scenarios
