#include "grid/adequacy/dispatch/limited_flow.hpp"

#include <algorithm>

namespace gigaload::grid::adequacy {
namespace {

// Nodes: source, sink, the regions, three of each generator-storage, what is in no group, the
// groups.
constexpr std::size_t kSource = 0, kSink = 1, kFirstRegion = 2;

}  // namespace

LimitedFlow::LimitedFlow(const Plan& plan, const Component& component)
    : plan_(plan),
      component_(component),
      flow_(kFirstRegion + component.regions.size() + 3 * component.generator_storages() + 1 +
            component.limits.size()),
      next_store_(kFirstRegion + component.regions.size()),
      first_group_(next_store_ + 3 * component.generator_storages()),
      load_bids_(component.regions.size()),
      group_bids_(1 + component.limits.size()),
      region_bids_(component.regions.size()) {
  add_groups();
  add_regions();
  for (std::size_t s = 0; s < component.stores.size(); ++s) add_store(s);
  flow_.finish();
}

std::size_t LimitedFlow::group_of(std::size_t region) const {
  const auto limit = component_.innermost[region];
  return limit == GroupLimit::kNone ? 0 : 1 + limit;
}

void LimitedFlow::add_groups() {
  groups_.push_back({.bids = flow_.add_arc(kSource, first_group_), .out = 0, .back = 0});
  for (std::size_t g = 0; g < component_.limits.size(); ++g) {
    const auto around = component_.limits[g].around;
    const std::size_t own = first_group_ + 1 + g;
    const std::size_t other = first_group_ + (around == GroupLimit::kNone ? 0 : 1 + around);
    groups_.push_back({.bids = flow_.add_arc(kSource, own),
                       .out = flow_.add_arc(own, other),
                       .back = flow_.add_arc(other, own)});
  }
}

void LimitedFlow::add_regions() {
  for (std::size_t r = 0; r < component_.regions.size(); ++r) {
    const std::size_t own = kFirstRegion + r, group = first_group_ + group_of(r);
    regions_.push_back({.supply = flow_.add_arc(group, own),
                        .not_served = flow_.add_arc(group, own),
                        .not_kept = flow_.add_arc(group, own),
                        .bids = flow_.add_arc(own, kSink),
                        .rests = flow_.add_arc(own, group)});
  }
  for (const auto& interface : component_.interfaces) {
    const auto from = kFirstRegion + interface.from, to = kFirstRegion + interface.to;
    forward_.push_back(flow_.add_arc(from, to));
    backward_.push_back(flow_.add_arc(to, from));
  }
}

void LimitedFlow::add_store(std::size_t store) {
  const auto& s = component_.stores[store];
  const std::size_t region = kFirstRegion + s.region, group = first_group_ + group_of(s.region);
  StoreArcs a;
  if (s.kind != StoreKind::generator_storage) {
    a.discharge = flow_.add_arc(group, region);
    a.not_charged = flow_.add_arc(group, region);
  } else {
    const std::size_t inflow = next_store_, outlet = inflow + 1, inlet = inflow + 2;
    next_store_ += 3;
    a.inflow = flow_.add_arc(group, inflow);
    a.through = flow_.add_arc(inflow, outlet);
    a.discharge = flow_.add_arc(group, outlet);
    a.inject = flow_.add_arc(outlet, region);
    a.withdraw = flow_.add_arc(region, inlet);
    a.keep = flow_.add_arc(inflow, inlet);
    a.not_charged = flow_.add_arc(group, inlet);
    a.charge = flow_.add_arc(inlet, kSink);
  }
  stores_.push_back(a);
}

void LimitedFlow::bid(std::size_t region, double power) {
  group_bids_[group_of(region)] += power;
  region_bids_[region] += power;
}

void LimitedFlow::set_store(std::size_t store, const StoreOffer& offer) {
  const auto& s = component_.stores[store];
  const StoreArcs& a = stores_[store];
  flow_.set(a.discharge, offer.discharge, offer.discharge_cost);
  flow_.set(a.not_charged, offer.charge, -offer.charge_cost);
  if (s.kind != StoreKind::generator_storage) {
    bid(s.region, offer.charge);
    return;
  }
  // what flows in and is kept needs no grid, but comes from the group's node like its bid
  group_bids_[group_of(s.region)] += offer.charge;
  flow_.set(a.inflow, offer.inflow, 0.0);
  flow_.set(a.through, offer.inflow, 0.0);
  flow_.set(a.inject, offer.injection, 0.0);
  flow_.set(a.withdraw, offer.withdrawal, 0.0);
  flow_.set(a.keep, offer.inflow, 0.0);
  flow_.set(a.charge, offer.charge, 0.0);
}

void LimitedFlow::begin(std::span<const double> net, double value_of_load) {
  std::ranges::fill(group_bids_, 0.0);
  std::ranges::fill(region_bids_, 0.0);
  for (std::size_t r = 0; r < net.size(); ++r) {
    bid(r, load_bids_[r]);
    flow_.set(regions_[r].supply, std::max(0.0, net[r]), 0.0);
    flow_.set(regions_[r].not_served, load_bids_[r], value_of_load);
    flow_.set(regions_[r].not_kept, 0.0, 0.0);
  }
}

void LimitedFlow::serve_at_home() {
  for (std::size_t r = 0; r < regions_.size(); ++r) {
    flow_.send({groups_[group_of(r)].bids, regions_[r].supply, regions_[r].bids}, plan_.tolerance);
  }
}

void LimitedFlow::route(const TransferLimits& limits) {
  double all = 0.0;
  for (const double power : group_bids_) all += power;
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    flow_.set(groups_[g].bids, group_bids_[g], 0.0);
    if (g == 0) continue;
    flow_.set(groups_[g].out, limits.imports[g - 1], 0.0);
    flow_.set(groups_[g].back, all, 0.0);
  }
  for (std::size_t r = 0; r < regions_.size(); ++r) {
    flow_.set(regions_[r].bids, region_bids_[r], 0.0);
    flow_.set(regions_[r].rests, all, 0.0);
  }
  for (std::size_t i = 0; i < forward_.size(); ++i) {
    flow_.set(forward_[i], limits.forward[i], 1.0);
    flow_.set(backward_[i], limits.backward[i], 1.0);
  }
  serve_at_home();
  flow_.solve(kSource, kSink, plan_.tolerance, MinCostFlow::Paths::all);
}

void LimitedFlow::solve(std::span<const double> net, const TransferLimits& limits,
                        std::span<StoreOffer> offers, std::span<double> unserved) {
  for (std::size_t r = 0; r < net.size(); ++r) load_bids_[r] = std::max(0.0, -net[r]);
  begin(net, plan_.unserved_cost);
  for (std::size_t s = 0; s < stores_.size(); ++s) {
    set_store(s, offers.empty() ? StoreOffer{} : offers[s]);
  }
  route(limits);
  for (std::size_t r = 0; r < net.size(); ++r) {
    const double missing = flow_.flow(regions_[r].not_served);
    if (missing > plan_.tolerance) unserved[r] += missing;
  }
  for (std::size_t s = 0; s < offers.size(); ++s) {
    offers[s].taken = flow_.flow(stores_[s].discharge);
    offers[s].given = offers[s].charge - flow_.flow(stores_[s].not_charged);
  }
}

void LimitedFlow::keep_reserve(std::span<const double> net, std::span<const double> served,
                               std::span<const double> reserve, const TransferLimits& limits,
                               std::span<const StoreOffer> offers, std::span<double> missing) {
  std::ranges::copy(served, load_bids_.begin());
  begin(net, 2.0 * plan_.unserved_cost);  // a reserve is given up before any load
  for (std::size_t r = 0; r < net.size(); ++r) {
    bid(r, reserve[r]);
    flow_.set(regions_[r].not_kept, reserve[r], plan_.unserved_cost);
  }
  for (std::size_t s = 0; s < stores_.size(); ++s) {
    StoreOffer standing_by = offers.empty() ? StoreOffer{} : offers[s];
    standing_by.charge = 0.0;
    set_store(s, standing_by);
  }
  route(limits);
  for (std::size_t r = 0; r < net.size(); ++r) {
    missing[r] = flow_.flow(regions_[r].not_kept) + flow_.flow(regions_[r].not_served);
    if (missing[r] <= plan_.tolerance) missing[r] = 0.0;
  }
}

}  // namespace gigaload::grid::adequacy
