#include "sim/stock/promised_load.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>

#include "sim/campus/campus_features.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/years/promise.hpp"

namespace gigaload::sim {

namespace {

/// A day that stands for a share of a month's.
struct MeanDay {
  grid::LocalHour local;
  double share;
};

/// A weekday and a day of the weekend; or, where the profile tells them apart, all days of a month
/// of a year of 365 days.
std::vector<MeanDay> days_of_month(const Campus& campus, std::uint8_t month) {
  grid::LocalHour local;
  local.month = month;
  std::vector<MeanDay> days;
  if (campus.load.is_by_day_type()) {
    days.push_back({local, 5.0 / 7.0});
    local.day_type = 1;
    days.push_back({local, 2.0 / 7.0});
    return days;
  }
  using std::chrono::year, std::chrono::last, std::chrono::sys_days;
  const auto of_year = year(2025) / (month + 1);
  const auto count = static_cast<unsigned>((of_year / last).day());
  for (unsigned day = 1; day <= count; ++day) {
    local.day = sys_days(of_year / day).time_since_epoch().count();
    days.push_back({local, 1.0 / count});
  }
  return days;
}

/// Mean MW drawn by one MW filled.
double mean_load(const Campus& campus, const CampusLoad& load, const std::vector<MeanHour>& hours) {
  std::array<std::vector<MeanDay>, grid::kMonths> days;
  for (std::uint8_t m = 0; m < grid::kMonths; ++m) days[m] = days_of_month(campus, m);
  double mean = 0.0;
  for (const MeanHour& hour : hours) {
    for (MeanDay day : days[hour.month]) {
      day.local.hour = hour.hour;
      mean += day.share * hour.share *
              load.at(1.0, day.local, hour.dry_bulb_c, hour.wet_bulb_c).load_mw;
    }
  }
  return mean;
}

/// MW of a phase that count for a deal.
struct Part {
  Hour announced;
  std::size_t region;
  double power_mw;
  double load_mw;  // mean
};

/// In the order of announcement.
std::vector<Part> parts_of(const Scenario& scenario, DealIndex deal,
                           const std::vector<double>& load_per_mw) {
  std::vector<Part> parts;
  for (std::size_t c = 0; c < scenario.campuses.size(); ++c) {
    const Campus& campus = scenario.campuses[c];
    for (const DealShare& of_deal : campus.deals) {
      if (of_deal.deal.get() != deal.get() || of_deal.share <= 0.0) continue;
      for (const Phase& phase : campus.phases) {
        const double power_mw = of_deal.share * phase.capacity_mw;
        parts.push_back(
            {phase.announced, campus.region.get(), power_mw, power_mw * load_per_mw[c]});
      }
    }
  }
  std::ranges::stable_sort(parts, {}, &Part::announced);
  return parts;
}

}  // namespace

PromisedLoad::PromisedLoad(const Scenario& scenario, const Campuses& campuses,
                           const SharedWork& shared)
    : deals_(scenario.deals), spans_(deals_.size()) {
  std::vector<double> load_per_mw(campuses.size(), 0.0);
  for (std::size_t c = 0; c < campuses.size(); ++c) {
    const Campus& campus = campuses[c].campus();
    if (!serves_deal(campus)) continue;
    const std::size_t r = campus.region.get();
    const auto hours = shared.climate(scenario.grid.regions[r], scenario.grid.data[r]);
    load_per_mw[c] = mean_load(campus, campuses[c].load(), *hours);
  }
  for (std::size_t d = 0; d < deals_.size(); ++d) {
    double power_mw = 0.0;
    std::vector<double> load_mw(scenario.grid.regions.size(), 0.0);
    const auto parts = parts_of(scenario, DealIndex(d), load_per_mw);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      power_mw += parts[i].power_mw;
      load_mw[parts[i].region] += parts[i].load_mw;
      if (i + 1 < parts.size() && parts[i + 1].announced == parts[i].announced) continue;
      if (power_mw <= 0.0) continue;
      Span span{.from = parts[i].announced, .of_region = load_mw, .national = 0.0};
      for (double& of_region : span.of_region) span.national += of_region /= power_mw;
      spans_[d].push_back(std::move(span));
    }
  }
}

const PromisedLoad::Span* PromisedLoad::span(std::size_t deal, Hour t) const {
  const auto after = std::ranges::upper_bound(spans_[deal], t, {}, &Span::from);
  return after == spans_[deal].begin() ? nullptr : &*(after - 1);
}

double PromisedLoad::of_kind_mw(DealKind kind, Hour t) const {
  double sum_mw = 0.0;
  for (std::size_t d = 0; d < deals_.size(); ++d) {
    const Span* now = span(d, t);
    if (deals_[d].kind == kind && now != nullptr) {
      sum_mw += promised_mw(deals_[d], t) * now->national;
    }
  }
  return sum_mw;
}

double PromisedLoad::national_mw(Hour t) const {
  return std::max(of_kind_mw(DealKind::chips, t), of_kind_mw(DealKind::sites, t));
}

void PromisedLoad::by_region(Hour t, std::span<double> mw) const {
  const bool sites = of_kind_mw(DealKind::sites, t) > of_kind_mw(DealKind::chips, t);
  std::ranges::fill(mw, 0.0);
  for (std::size_t d = 0; d < deals_.size(); ++d) {
    const Span* now = span(d, t);
    if ((deals_[d].kind == DealKind::sites) != sites || now == nullptr) continue;
    const double machines_mw = promised_mw(deals_[d], t);
    for (std::size_t r = 0; r < mw.size(); ++r) mw[r] += machines_mw * now->of_region[r];
  }
}

}  // namespace gigaload::sim
