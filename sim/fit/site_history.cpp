#include "sim/fit/site_history.hpp"

#include <algorithm>

namespace gigaload::sim {

namespace {

constexpr double kDaysOfYear = 365.25;

const std::optional<Day>& day_of(const SiteHistory& site, Milestone milestone) {
  switch (milestone) {
    case Milestone::first_power:
      return site.first_power;
    case Milestone::half_power:
      return site.half_power;
    case Milestone::complete:
      break;
  }
  return site.complete;
}

/// Returns when the site came under observation; its beginning where nothing else is said.
Day entry_of(const SiteHistory& site, const SiteSelection& selection) {
  const std::optional<Day>& seen = site.seen ? site.seen : selection.seen_from;
  return std::max(*site.began, seen.value_or(*site.began));
}

double entry_age(const SiteHistory& site, const SiteSelection& selection) {
  const Day entry = entry_of(site, selection);
  return entry > *site.began ? years_between(*site.began, entry) : 0.0;
}

/// Returns until when the site was seen to be there.
Day last_seen(const SiteHistory& site, const SiteSelection& selection) {
  return std::min(selection.as_of, site.removed.value_or(selection.as_of));
}

/// Scales the weights to a sum of (sum w)^2 / sum w^2, where `sites` are the weights of each site.
void scale(std::vector<Observation>& observations, std::span<const double> sites) {
  double sum = 0.0, squares = 0.0;
  for (const double weight : sites) {
    sum += weight;
    squares += weight * weight;
  }
  if (!(squares > 0.0)) return;
  for (Observation& seen : observations) seen.weight *= sum / squares;
}

}  // namespace

double years_between(Day from, Day to) {
  return std::max(0.5, static_cast<double>(to - from)) / kDaysOfYear;
}

bool has_begun(const SiteHistory& site, const SiteSelection& selection) {
  return site.began && *site.began <= selection.as_of &&
         !(selection.since && *site.began < *selection.since);
}

double mw_on(const SiteHistory& site, Day day) {
  double mw = 0.0;
  for (const PowerStep& step : site.steps) {
    if (step.day <= day) mw = step.mw;
  }
  return mw;
}

StageObservations observe(std::span<const SiteHistory> sites, Milestone until,
                          const SiteSelection& selection) {
  StageObservations found;
  std::vector<double> weights;
  for (const SiteHistory& site : sites) {
    if (!site.began) {
      ++found.without_begin;
    } else if (*site.began > selection.as_of) {
      ++found.later;
    } else if (!has_begun(site, selection)) {
      ++found.earlier;
    } else if (selection.weight == SiteWeight::mw && !(site.capacity_mw > 0.0)) {
      ++found.without_mw;
    } else {
      const std::optional<Day>& end = day_of(site, until);
      const Day last = last_seen(site, selection);
      const bool ended = end && *end <= last;
      const Day exit = ended ? *end : last;
      if (exit <= entry_of(site, selection) && entry_of(site, selection) > *site.began) {
        ++found.unseen;
        continue;
      }
      if (!ended && site.removed && *site.removed <= selection.as_of) ++found.removed;
      const double weight = selection.weight == SiteWeight::mw ? site.capacity_mw : 1.0;
      weights.push_back(weight);
      found.of.push_back(
          {years_between(*site.began, exit), entry_age(site, selection), weight, ended});
    }
  }
  scale(found.of, weights);
  return found;
}

std::vector<Observation> observe_mw(std::span<const SiteHistory> sites,
                                    const SiteSelection& selection) {
  std::vector<Observation> found;
  std::vector<double> weights;
  for (const SiteHistory& site : sites) {
    if (!has_begun(site, selection) || !(site.capacity_mw > 0.0)) continue;
    const Day entry = entry_of(site, selection), last = last_seen(site, selection);
    const double entry_y = entry_age(site, selection);
    double before = 0.0, weight = 0.0;
    const auto add = [&](Day exit, double mw, bool ended) {
      if (!(mw > 0.0) || (exit <= entry && entry > *site.began)) return;
      found.push_back({years_between(*site.began, exit), entry_y, mw, ended});
      weight += mw;
    };
    for (const PowerStep& step : site.steps) {
      if (step.day > last) break;
      add(step.day, step.mw - before, true);
      before = step.mw;
    }
    add(last, site.capacity_mw - before, false);
    if (weight > 0.0) weights.push_back(weight);
  }
  scale(found, weights);
  return found;
}

}  // namespace gigaload::sim
