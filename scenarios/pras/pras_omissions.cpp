#include "scenarios/pras/pras_omissions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "grid/core/counted.hpp"

namespace gigaload::scenarios {

namespace {

using grid::adequacy::DemandResponse;

template <class Devices>
auto behind_meters(const Devices& devices) {
  return static_cast<std::size_t>(
      std::ranges::count_if(devices, [](const auto& device) { return device.meter.has_value(); }));
}

bool is_limited(const DemandResponse& response) {
  const DemandResponse::Terms& terms = response.terms;
  return std::isfinite(terms.most_energy) || std::isfinite(terms.most_steps) ||
         std::isfinite(terms.most_events);
}

}  // namespace

std::vector<std::string> pras_omissions(const grid::adequacy::SystemModel& system) {
  std::vector<std::string> sentences;
  const auto generators = behind_meters(system.generators);
  const auto storages = behind_meters(system.storages);
  if (generators + storages > 0) {
    sentences.push_back(fmt::format(
        "a PRAS file has no meters: {} and {} that serve a campus alone serve its whole "
        "region there",
        counted(generators, "generator"), counted(storages, "storage")));
  }
  const auto keep = std::ranges::count_if(
      system.regions, [](const auto& region) { return region.reserve_share > 0.0; });
  if (keep > 0) {
    sentences.push_back(fmt::format(
        "a PRAS file has no reserves: what {} would keep is left out, so that a shortfall is of "
        "load alone there",
        counted(static_cast<std::size_t>(keep), "region")));
  }
  if (!system.import_limits.empty()) {
    std::vector<std::string> names;
    for (const auto& limit : system.import_limits) names.push_back(limit.name);
    sentences.push_back(
        fmt::format("a PRAS file has no limits on what groups of regions take in together: {} "
                    "({}) left out, so that interfaces alone limit imports there",
                    counted(names.size(), "such limit"), fmt::join(names, ", ")));
  }
  const auto& responses = system.demand_responses;
  const auto add = [&](auto test, const char* sentence) {
    const auto count = std::ranges::count_if(responses, test);
    if (count > 0)
      sentences.push_back(fmt::format(fmt::runtime(sentence),
                                      counted(static_cast<std::size_t>(count), "demand response")));
  };
  add([](const DemandResponse& r) { return r.terms.notice_steps > 0; },
      "a PRAS file has no notice: the help of {} begins in the first hour of a shortage there");
  add(is_limited, "a PRAS file has no limits of a year: the calls of {} have none there");
  add([](const DemandResponse& r) { return r.terms.rank > 0; },
      "a PRAS file has no order of calls: the turn of {} is after contracts here, and not there");
  add([](const DemandResponse& r) { return r.terms.lapses; },
      "what is not paid back in time by {} is lost work here and unserved energy in PRAS");
  return sentences;
}

}  // namespace gigaload::scenarios
