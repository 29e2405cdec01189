#include "grid/adequacy/sampling/unit_outages.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "grid/core/calendar.hpp"
#include "grid/core/floor_div.hpp"

namespace gigaload::grid {

namespace {

// numbers of a class are counted by the spell and, two at a time, by the unit
constexpr std::uint32_t kPairsOfSpell = 1U << 14;
constexpr std::size_t kMostUnits = 2 * static_cast<std::size_t>(kPairsOfSpell);

// far above the rounding of a bound between 0 and 1, far below what a bound has to tell
constexpr double kClose = 1e-9;

/// Returns the number of the spell that a day, counted from 1970-01-01, is in.
std::int64_t spell_of(std::int64_t day) { return floor_div(day, UnitOutages::kSpellDays); }

}  // namespace

UnitOutages::UnitOutages(const System& system, std::uint64_t seed)
    : system_(system),
      seed_(seed),
      regions_(system.regions.size()),
      outages_(system),
      by_day_(system, outages_),
      factors_(system) {}

void UnitOutages::set_window(std::vector<UnitClass> classes, std::int64_t first,
                             std::int64_t last) {
  classes_ = std::move(classes);
  for (UnitClass& each : classes_) {
    each.units = std::clamp<std::size_t>(each.units, 1, kMostUnits);
  }
  for (std::int64_t day = first; day < last; ++day) by_day_.prepare(month_of_day(day));
}

void UnitOutages::find_cold(OutageDays& days) const {
  days.cold_k.clear();
  if (!outages_.any_cold()) return;
  days.cold_k.assign(days.mean_dry_bulb_c.size(), 0.0);
  for (std::size_t i = regions_; i < days.cold_k.size(); ++i) {
    days.cold_k[i] = cold_k(system_, RegionIndex(i % regions_), days.mean_dry_bulb_c[i],
                            days.mean_dry_bulb_c[i - regions_]);
  }
}

void UnitOutages::draw(std::uint32_t sample, const OutageDays& days,
                       std::span<double> out_mw) const {
  std::fill(out_mw.begin(), out_mw.end(), 0.0);
  const std::size_t count = days.size(regions_), areas = factors_.areas();
  // the common factor, [day][area], of areas with some cold
  std::vector<double> factor(days.cold_k.empty() ? 0 : count * areas, 0.0);
  const RandomSource spells(seed_, Stream::cold_spells, sample);
  for (std::size_t i = 0; i < days.cold_k.size(); ++i) {
    if (days.cold_k[i] <= 0.0) continue;
    double& of_area = factor[i / regions_ * areas + factors_.area_of(i % regions_)];
    if (of_area > 0.0) continue;
    of_area = factors_.at(spells, factors_.area_of(i % regions_),
                          days.first + static_cast<std::int64_t>(i / regions_));
  }
  const RandomSource units(seed_, Stream::cold_units, sample);
  std::vector<double> share(count);
  for (const UnitClass& each : classes_) draw_class(each, units, days, factor, share, out_mw);
}

void UnitOutages::draw_class(const UnitClass& units, const RandomSource& random,
                             const OutageDays& days, std::span<const double> factor,
                             std::span<double> share, std::span<double> out_mw) const {
  const std::size_t r = units.region.get();
  const std::size_t area = factors_.area_of(r);
  for (std::size_t d = 0; d < share.size(); ++d) {
    const std::int64_t day = days.first + static_cast<std::int64_t>(d);
    double& x = share[d];
    x = std::max(by_day_.above_mean(units.region, units.technology, month_of_day(day),
                                    days.mean_dry_bulb_c[d * regions_ + r]),
                 -system_.technologies[units.technology].forced_outage_rate);
    if (factor.empty() || days.cold_k[d * regions_ + r] <= 0.0) continue;
    x += std::min(system_.cold_spells.most, factor[d * factors_.areas() + area] *
                                                cold_share(system_, units.region, units.technology,
                                                           days.cold_k[d * regions_ + r]));
  }
  for (std::size_t d = 0; d < share.size();) {
    const std::int64_t spell = spell_of(days.first + static_cast<std::int64_t>(d));
    std::size_t end = d + 1;
    while (end < share.size() && spell_of(days.first + static_cast<std::int64_t>(end)) == spell) {
      ++end;
    }
    draw_spell(units, random, spell, share.subspan(d, end - d), d, out_mw);
    d = end;
  }
}

void UnitOutages::draw_spell(const UnitClass& units, const RandomSource& random, std::int64_t spell,
                             std::span<const double> share, std::size_t first_day,
                             std::span<double> out_mw) const {
  const std::size_t r = units.region.get(), n = units.units;
  const auto entity = static_cast<std::uint32_t>(r * system_.technologies.size()) +
                      static_cast<std::uint32_t>(units.technology);
  const double unit_mw = units.mw / static_cast<double>(n);
  const double most = std::min(1.0, *std::ranges::max_element(share));
  const auto out = [&](std::size_t d) -> double& { return out_mw[(first_day + d) * regions_ + r]; };
  for (std::size_t d = 0; d < share.size(); ++d) {
    if (share[d] < 0.0) out(d) += units.mw * share[d];
  }
  if (most <= 0.0) return;
  // of n uniform numbers, ascending: 1 - U_(k) = (1 - U_(k-1)) u^(1 / (n - k)), u uniform
  const auto first = static_cast<std::uint32_t>(spell) * kPairsOfSpell;
  double left = 1.0;
  std::array<double, 2> pair{};
  for (std::size_t k = 0; k < n; ++k) {
    if (k % 2 == 0) pair = random.uniform(entity, first + static_cast<std::uint32_t>(k / 2));
    const auto others = static_cast<double>(n - k);
    // most often the next is at `most` or above, which Bernoulli tells without a logarithm: with
    // c = (1 - most) / left and m = n - k, from u < 1 - m (1 - c) <= c^m comes left u^(1/m) < left
    // c
    if (pair[k % 2] < 1.0 - others * (1.0 - (1.0 - most) / left) - kClose) return;
    left *= std::exp(std::log(pair[k % 2]) / others);
    const double u = 1.0 - left;
    if (u >= most) return;
    for (std::size_t d = 0; d < share.size(); ++d) {
      if (u < share[d]) out(d) += unit_mw;
    }
  }
}

}  // namespace gigaload::grid
