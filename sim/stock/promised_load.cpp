#include "sim/stock/promised_load.hpp"

#include <algorithm>

#include "sim/campus/campus_features.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/stock/mean_campus_load.hpp"
#include "sim/years/promise.hpp"

namespace gigaload::sim {

namespace {

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
    if (!serves_deal(campuses[c].campus())) continue;
    load_per_mw[c] = mean_load_per_mw(scenario, campuses[c], shared);
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
