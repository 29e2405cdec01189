#include "sim/fit/stage_fit.hpp"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <string>

#include "grid/core/error.hpp"
#include "grid/core/random.hpp"

namespace gigaload::sim {

namespace {

std::size_t ended_of(std::span<const Observation> observations) {
  return static_cast<std::size_t>(
      std::ranges::count_if(observations, [](const Observation& seen) { return seen.ended; }));
}

GammaLaw naive_law(std::span<const Observation> observations) {
  std::vector<Observation> ended;
  for (Observation seen : observations) {
    if (!seen.ended) continue;
    seen.entry_y = 0.0;
    ended.push_back(seen);
  }
  return GammaLikelihood(ended).best();
}

/// Returns the interval that holds the middle part of values.
Interval middle_of(std::vector<double> values, double level) {
  if (values.empty()) return {};
  std::ranges::sort(values);
  const auto at = [&values](double p) {
    const double place = p * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return std::lerp(values[below], values[above], place - static_cast<double>(below));
  };
  return {at(0.5 * (1.0 - level)), at(0.5 * (1.0 + level))};
}

/// Sets the intervals by fits to as many sites drawn with replacement.
void resample(const StageFitOptions& options, StageFit& fit) {
  const std::vector<Observation>& all = fit.seen.of;
  std::vector<double> means, shapes;
  for (std::size_t sample = 0; sample < options.resamples; ++sample) {
    const grid::RandomSource random(options.seed, grid::Stream::sites,
                                    static_cast<std::uint32_t>(sample));
    std::vector<Observation> drawn;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const double u = random.uniform(static_cast<std::uint32_t>(i), 0)[0];
      drawn.push_back(all[static_cast<std::size_t>(u * static_cast<double>(all.size()))]);
    }
    if (ended_of(drawn) == 0) continue;
    const GammaLaw law = GammaLikelihood(drawn).best();
    means.push_back(law.mean_y);
    shapes.push_back(law.shape);
  }
  fit.mean_y = middle_of(std::move(means), options.level);
  fit.shape = middle_of(std::move(shapes), options.level);
}

/// Widens an interval until it holds the value, which a whole shape may have put beside it.
void widen(Interval& interval, double value) {
  if (interval.low) interval.low = std::min(*interval.low, value);
  if (interval.high) interval.high = std::max(*interval.high, value);
}

/// The number of events in a given time has a Poisson law; its exact interval (Garwood 1936).
Removal removal_of(const StageObservations& seen, double level) {
  Removal removal{.sites = seen.removed, .exposure_y = 0.0, .per_y = 0.0, .interval = {}};
  for (const Observation& one : seen.of) removal.exposure_y += one.age_y - one.entry_y;
  const auto number = static_cast<double>(seen.removed);
  const double tail = 0.5 * (1.0 - level);
  removal.per_y = number / removal.exposure_y;
  removal.interval.low =
      seen.removed > 0 ? boost::math::gamma_p_inv(number, tail) / removal.exposure_y : 0.0;
  removal.interval.high = boost::math::gamma_q_inv(number + 1.0, tail) / removal.exposure_y;
  return removal;
}

[[noreturn]] void refuse_few(std::size_t ended, std::size_t sites) {
  const std::string needed = std::to_string(kFewestEnded);
  if (sites == 0) throw InputError("no site of the table was under construction then");
  if (ended == 0) {
    throw InputError("none of the " + std::to_string(sites) +
                     " sites has reached the milestone by then: all are censored; at least " +
                     needed + " ends are wanted for a fit");
  }
  throw InputError("only " + std::to_string(ended) + " of " + std::to_string(sites) +
                   " sites have reached the milestone by then; at least " + needed +
                   " are wanted for a fit: an earlier milestone or a later day has more");
}

}  // namespace

StageFit fit_stage(std::span<const SiteHistory> sites, const StageFitOptions& options) {
  StageFit fit;
  fit.seen = observe(sites, options.until, options.selection);
  fit.ended = ended_of(fit.seen.of);
  fit.censored = fit.seen.of.size() - fit.ended;
  if (fit.ended < kFewestEnded) refuse_few(fit.ended, fit.seen.of.size());
  const GammaLikelihood likelihood(fit.seen.of);
  fit.any_shape = likelihood.best();
  fit.law = likelihood.best_erlang(fit.any_shape, kMostCompartments);
  fit.naive = naive_law(fit.seen.of);
  if (options.resamples > 0) {
    resample(options, fit);
  } else {
    fit.mean_y = likelihood.mean_interval(fit.any_shape, options.level);
    fit.shape = likelihood.shape_interval(fit.any_shape, options.level);
  }
  widen(fit.mean_y, fit.law.mean_y);
  widen(fit.shape, fit.law.shape);
  if (options.removals_are_told) fit.removal = removal_of(fit.seen, options.level);
  fit.survival = kaplan_meier(fit.seen.of);
  fit.distance = largest_distance(fit.survival, fit.law);
  return fit;
}

}  // namespace gigaload::sim
