#include "scenarios/pras/pras_omissions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace gigaload::scenarios {

namespace {

using grid::adequacy::DemandResponse;

template <class Devices>
auto behind_meters(const Devices& devices) {
  return std::ranges::count_if(devices,
                               [](const auto& device) { return device.meter.has_value(); });
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
    sentences.push_back(
        fmt::format("a PRAS file has no meters: {} generators and {} storages that serve a campus "
                    "alone serve its whole region there",
                    generators, storages));
  }
  const auto& responses = system.demand_responses;
  const auto add = [&](auto test, const char* sentence) {
    const auto count = std::ranges::count_if(responses, test);
    if (count > 0) sentences.push_back(fmt::format(fmt::runtime(sentence), count));
  };
  add([](const DemandResponse& r) { return r.terms.notice_steps > 0; },
      "a PRAS file has no notice: {} demand responses help from the first hour of a shortage "
      "there");
  add(is_limited,
      "a PRAS file has no limits of a year: {} demand responses are called without any there");
  add([](const DemandResponse& r) { return r.terms.rank > 0; },
      "a PRAS file has no order of calls: {} demand responses that come after contracts here take "
      "their turn there");
  add([](const DemandResponse& r) { return r.terms.lapses; },
      "what {} demand responses do not pay back in time is lost work here and unserved energy in "
      "PRAS");
  return sentences;
}

}  // namespace gigaload::scenarios
