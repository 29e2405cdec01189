#include "sim/fit/site_forecast.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "grid/core/error.hpp"
#include "grid/core/random.hpp"

namespace gigaload::sim {

namespace {

constexpr std::size_t kFewestSteps = 3;
constexpr std::size_t kMostDraws = 1000, kFewestDraws = 100;
constexpr std::size_t kMostTimes = 2'000'000;  // drawn times of sites

/// Holds a normal law of two numbers: a lower triangle times standard normal ones.
struct LawSpread {
  double mean = 0.0, shape_by_mean = 0.0, shape = 0.0;  // in logarithms
};

/// Returns the spread of mean and shape by the curvature of the likelihood; of a direction in which
/// it has none, nothing is known but the wide range of one e-fold.
LawSpread spread_of(const GammaLikelihood& likelihood, const GammaLaw& best) {
  constexpr double kStep = 0.02, kWidest = 1.0;
  const auto at = [&](double mean, double shape) {
    return likelihood.at({best.mean_y * std::exp(mean), best.shape * std::exp(shape)});
  };
  const double top = at(0.0, 0.0), squared = kStep * kStep;
  const double mm = -(at(kStep, 0.0) - 2.0 * top + at(-kStep, 0.0)) / squared;
  const double ss = -(at(0.0, kStep) - 2.0 * top + at(0.0, -kStep)) / squared;
  const double ms =
      -(at(kStep, kStep) - at(kStep, -kStep) - at(-kStep, kStep) + at(-kStep, -kStep)) /
      (4.0 * squared);
  const double determinant = mm * ss - ms * ms;
  if (!(mm > 0.0) || !(determinant > 0.0)) {
    return {.mean = mm > 0.0 ? std::min(kWidest, 1.0 / std::sqrt(mm)) : kWidest};
  }
  const double mean = std::sqrt(ss / determinant);
  const double shape_by_mean = -ms / determinant / mean;
  const double rest = std::sqrt(std::max(0.0, mm / determinant - shape_by_mean * shape_by_mean));
  return {std::min(kWidest, mean), std::clamp(shape_by_mean, -kWidest, kWidest),
          std::min(kWidest, rest)};
}

/// Holds a site whose rest is to come.
struct Waiting {
  double age_y = 0.0, rest_mw = 0.0;
};

/// Draws the MW of the sites on each day, [day][draw].
class Draws {
 public:
  Draws(const ForecastOptions& options, std::vector<Waiting> waiting, const GammaLaw& law,
        const LawSpread& spread)
      : options_(options), waiting_(std::move(waiting)), law_(law), spread_(spread) {}

  [[nodiscard]] std::vector<std::vector<double>> make(double known_mw) const {
    const std::size_t draws = std::clamp(kMostTimes / std::max<std::size_t>(1, waiting_.size()),
                                         kFewestDraws, kMostDraws);
    std::vector<std::vector<double>> mw(options_.days.size(), std::vector<double>(draws, known_mw));
    for (std::size_t draw = 0; draw < draws; ++draw) add(draw, mw);
    return mw;
  }

 private:
  void add(std::size_t draw, std::vector<std::vector<double>>& mw) const {
    const grid::RandomSource random(options_.seed, grid::Stream::predicted_sites,
                                    static_cast<std::uint32_t>(draw));
    const auto z = random.normal(0, 0);
    const double mean_y = law_.mean_y * std::exp(spread_.mean * z[0]);
    const GammaShape shape(std::clamp(
        law_.shape * std::exp(spread_.shape_by_mean * z[0] + spread_.shape * z[1]), 0.2, 400.0));
    const double scale_y = mean_y / shape.shape();
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      const auto u = random.uniform(static_cast<std::uint32_t>(i), 1);
      const Waiting& site = waiting_[i];
      const double comes_y = scale_y * shape.time_after(site.age_y / scale_y, u[0]) - site.age_y;
      const double gives_up_y =
          options_.removal_per_y > 0.0 ? -std::log(u[1]) / options_.removal_per_y : comes_y + 1.0;
      if (gives_up_y <= comes_y) continue;
      for (std::size_t day = 0; day < mw.size(); ++day) {
        if (comes_y <= years_between(options_.selection.as_of, options_.days[day])) {
          mw[day][draw] += site.rest_mw;
        }
      }
    }
  }

  const ForecastOptions& options_;
  std::vector<Waiting> waiting_;
  GammaLaw law_;
  LawSpread spread_;
};

double at_share(const std::vector<double>& sorted, double p) {
  const double place = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  return std::lerp(sorted[below], sorted[std::min(below + 1, sorted.size() - 1)],
                   place - static_cast<double>(below));
}

/// Tells what came of it, as far as the table knows.
void compare(std::span<const SiteHistory> sites, const ForecastOptions& options,
             const std::vector<double>& members, ForecastDay& day) {
  if (!options.known_until || day.day > *options.known_until) return;
  double came = 0.0, later = 0.0;
  for (const SiteHistory& site : sites) {
    if (has_begun(site, options.selection)) {
      came += mw_on(site, day.day);
    } else if (site.began && *site.began > options.selection.as_of) {
      later += mw_on(site, day.day);
    }
  }
  day.came_mw = came;
  day.later_mw = later;
  day.crps_mw = ranked_probability_score(members, came);
}

}  // namespace

double ranked_probability_score(std::vector<double> members, double came) {
  std::ranges::sort(members);
  const auto n = static_cast<double>(members.size());
  double away = 0.0, apart = 0.0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    away += std::abs(members[i] - came);
    apart += members[i] * (2.0 * static_cast<double>(i) + 1.0 - n);
  }
  return away / n - apart / (n * n);
}

SiteForecast forecast_sites(std::span<const SiteHistory> sites, const ForecastOptions& options) {
  const std::vector<Observation> seen = observe_mw(sites, options.selection);
  const auto steps = static_cast<std::size_t>(
      std::ranges::count_if(seen, [](const Observation& one) { return one.ended; }));
  if (steps < kFewestSteps) {
    throw InputError("only " + std::to_string(steps) +
                     " steps of power had come by then; at least " + std::to_string(kFewestSteps) +
                     " are wanted for a prediction");
  }
  const GammaLikelihood likelihood(seen);
  SiteForecast forecast;
  forecast.law = likelihood.best();
  std::vector<Waiting> waiting;
  const Day as_of = options.selection.as_of;
  for (const SiteHistory& site : sites) {
    if (!has_begun(site, options.selection)) continue;
    const double mw = mw_on(site, as_of);
    ++forecast.sites;
    forecast.known_mw += mw;
    forecast.capacity_mw += std::max(mw, site.capacity_mw);
    const bool removed = site.removed && *site.removed <= as_of;
    if (site.capacity_mw > mw && !removed) {
      waiting.push_back({years_between(*site.began, as_of), site.capacity_mw - mw});
    }
  }
  const Draws draws(options, std::move(waiting), forecast.law, spread_of(likelihood, forecast.law));
  std::vector<std::vector<double>> mw = draws.make(forecast.known_mw);
  for (std::size_t i = 0; i < options.days.size(); ++i) {
    std::vector<double>& members = mw[i];
    std::ranges::sort(members);
    ForecastDay day{.day = options.days[i],
                    .low_mw = at_share(members, 0.5 * (1.0 - options.level)),
                    .high_mw = at_share(members, 0.5 * (1.0 + options.level)),
                    .came_mw = {},
                    .later_mw = {},
                    .crps_mw = {}};
    for (const double member : members) day.mean_mw += member / static_cast<double>(members.size());
    compare(sites, options, members, day);
    forecast.days.push_back(day);
  }
  return forecast;
}

}  // namespace gigaload::sim
