#include "sim/years/drawn_part.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

#include "sim/scenario/scenario.hpp"
#include "sim/years/building_times.hpp"
#include "sim/years/connection_queues.hpp"
#include "sim/years/stage_age.hpp"

namespace gigaload::sim {

namespace {

/// FNV-1a, 32 bits.
std::uint32_t hash_of(std::string_view name) {
  std::uint32_t hash = 2166136261U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

/// Returns the time that a stage of that mean and shape still lasts, at the quantile u.
double stage_time(double mean_y, int shape, double hazard_per_y, const Phase& age, double u) {
  const Stage stage{.rate_per_y = shape / mean_y, .hazard_per_y = hazard_per_y};
  const auto compartments = static_cast<std::size_t>(shape);
  return mean_y / shape * time_left(occupation(compartments, stage, age), u);
}

double exponential_time(double hazard_per_y, double u) {
  return hazard_per_y > 0.0 ? -std::log(u) / hazard_per_y : kNeverY;
}

/// Numbers the draws of one phase: those of its part in pre-development, then of that part's
/// construction, then of what is announced in construction.
enum Draw : std::uint32_t { pre_development = 0, construction = 1, announced_construction = 2 };
constexpr std::uint32_t kDraws = 4;  // of one phase, with one to spare
/// Numbers the draw of what campuses have in common: of no name, behind every phase.
constexpr std::uint32_t kInCommon = std::numeric_limits<std::uint32_t>::max();

StageTimes times_as_long(StageTimes stages, double factor) {
  stages.pre_development_y *= factor;
  stages.construction_y *= factor;
  stages.first_power_y *= factor;
  return stages;
}

}  // namespace

double delay_in_common(double common_delay, const grid::RandomSource& numbers) {
  if (!(common_delay > 0.0)) return 1.0;
  const double z = numbers.normal(0, kInCommon)[0];
  return std::exp(common_delay * z - 0.5 * common_delay * common_delay);
}

void draw_phase(const Campus& campus, std::size_t phase, double announced_y, double delay,
                const grid::RandomSource& numbers, std::vector<DrawnPart>& parts) {
  const StageTimes stages = times_as_long(campus.stages, delay);
  const Phase& what = campus.phases[phase];
  const std::uint32_t name = hash_of(campus.name);
  const auto uniform = [&](Draw draw) {
    return numbers.uniform(name, kDraws * static_cast<std::uint32_t>(phase) + draw);
  };
  const auto buildings = building_times(stages, ("campus " + campus.name).c_str());
  const double mw = what.capacity_mw / static_cast<double>(buildings.size());
  const auto build = [&](DrawnPart& part, const BuildingTime& building, double begin_y,
                         const Phase& age, const std::array<double, 2>& u) {
    part.construction_y = begin_y;
    part.built_y = begin_y + stage_time(building.construction_y, stages.construction_shape,
                                        stages.construction_cancellation_per_y, age, u[0]);
    part.cancelled_y = begin_y + exponential_time(stages.construction_cancellation_per_y, u[1]);
  };
  if (what.share_pre_development > 0.0) {
    const auto u = uniform(pre_development);
    const double length = stage_time(stages.pre_development_y, stages.pre_development_shape,
                                     stages.pre_development_cancellation_per_y, what, u[0]);
    const double gives_up = exponential_time(stages.pre_development_cancellation_per_y, u[1]);
    for (const BuildingTime& building : buildings) {
      DrawnPart& part = parts.emplace_back();
      part.mw = mw * what.share_pre_development;
      part.pre_development_y = announced_y;
      if (gives_up < length) {
        part.cancelled_y = announced_y + gives_up;
      } else {
        build(part, building, announced_y + length, {}, uniform(construction));
      }
    }
  }
  if (what.share_construction > 0.0) {
    for (const BuildingTime& building : buildings) {
      DrawnPart& part = parts.emplace_back();
      part.mw = mw * what.share_construction;
      build(part, building, announced_y, what, uniform(announced_construction));
    }
  }
  if (what.share_energised > 0.0) {
    DrawnPart& part = parts.emplace_back();
    part.mw = what.capacity_mw * what.share_energised;
    part.built_y = announced_y;
    part.energised = true;
  }
}

std::string_view forbids_drawing(const Scenario& scenario) {
  if (std::isfinite(scenario.limits.national_construction_mw)) {
    return "limits.national_construction";
  }
  if (std::isfinite(scenario.limits.accelerator_supply_mw_per_y)) {
    return "limits.accelerator_supply";
  }
  if (scenario.feedback.enabled) return "run.feedback.enabled";
  return connection_queues(scenario.limits) ? "" : "limits.connection of a region and of its area";
}

}  // namespace gigaload::sim
