#include "sim/years/drawn_part.hpp"

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstdint>

#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

namespace {

/// FNV-1a, 32 bits.
std::uint32_t hash_of(std::string_view name) {
  std::uint32_t hash = 2166136261U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

double gamma_time(double mean_y, int shape, double u) {
  using boost::math::policies::policy;
  using boost::math::policies::promote_double;
  const policy<promote_double<false>> doubles;
  return mean_y / shape * boost::math::gamma_p_inv(static_cast<double>(shape), u, doubles);
}

double exponential_time(double hazard_per_y, double u) {
  return hazard_per_y > 0.0 ? -std::log(u) / hazard_per_y : kNeverY;
}

/// Numbers the draws of one phase: those of its part in pre-development, then of that part's
/// construction, then of what is announced in construction.
enum Draw : std::uint32_t { pre_development = 0, construction = 1, announced_construction = 2 };
constexpr std::uint32_t kDraws = 4;  // of one phase, with one to spare

}  // namespace

void draw_phase(const Campus& campus, std::size_t phase, double announced_y,
                const grid::RandomSource& numbers, std::vector<DrawnPart>& parts) {
  const StageTimes& stages = campus.stages;
  const Phase& what = campus.phases[phase];
  const std::uint32_t name = hash_of(campus.name);
  const auto uniform = [&](Draw draw) {
    return numbers.uniform(name, kDraws * static_cast<std::uint32_t>(phase) + draw);
  };
  const auto build = [&](DrawnPart& part, double begin_y, Draw draw) {
    const auto u = uniform(draw);
    part.construction_y = begin_y;
    part.built_y = begin_y + gamma_time(stages.construction_y, stages.construction_shape, u[0]);
    part.cancelled_y = begin_y + exponential_time(stages.construction_cancellation_per_y, u[1]);
  };
  if (what.share_pre_development > 0.0) {
    DrawnPart& part = parts.emplace_back();
    part.mw = what.capacity_mw * what.share_pre_development;
    part.pre_development_y = announced_y;
    const auto u = uniform(pre_development);
    const double length = gamma_time(stages.pre_development_y, stages.pre_development_shape, u[0]);
    const double gives_up = exponential_time(stages.pre_development_cancellation_per_y, u[1]);
    if (gives_up < length) {
      part.cancelled_y = announced_y + gives_up;
    } else {
      build(part, announced_y + length, construction);
    }
  }
  if (what.share_construction > 0.0) {
    DrawnPart& part = parts.emplace_back();
    part.mw = what.capacity_mw * what.share_construction;
    build(part, announced_y, announced_construction);
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
  return scenario.feedback.enabled ? "run.feedback.enabled" : "";
}

}  // namespace gigaload::sim
