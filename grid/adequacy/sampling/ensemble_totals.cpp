// What the samples of an ensemble run up.
#include <algorithm>

#include "grid/adequacy/sampling/ensemble.hpp"

namespace gigaload::grid::adequacy {

Scopes::Scopes(const SystemModel& system) : of_region_(system.regions.size()) {
  for (std::uint32_t r = 0; r < of_region_.size(); ++r) of_region_[r] = {0, r + 1};
  size_ = 1 + of_region_.size();
  for (const auto& group : system.groups) {
    for (const auto r : group.regions)
      of_region_[r.get()].push_back(static_cast<std::uint32_t>(size_));
    ++size_;
  }
}

void Ensemble::reset_totals() {
  for (auto* totals : {&totals_, &reserve_totals_}) {
    for (auto& total : *totals) {
      total.power = 0.0;
      total.steps = total.days = total.events = 0;
    }
  }
  for (auto& state : stores_) {
    state.used_energy = 0.0;
    state.used_steps = state.used_events = 0;
  }
}

void Ensemble::account_step(Worker& worker, std::size_t sample, std::uint32_t step,
                            std::vector<Totals>& totals, std::vector<Record>* records) {
  const std::uint32_t of_run = plan_->window.first + step;
  const auto day = static_cast<std::uint32_t>(plan_->days.of(of_run));
  std::sort(worker.touched.begin(), worker.touched.end());
  for (const auto scope : worker.touched) {
    const double power = worker.scope_power[scope];
    worker.scope_power[scope] = 0.0;
    auto& total = totals[sample * scopes_->size() + scope];
    total.power += power;
    ++total.steps;
    const bool begins_event = total.next_step != of_run || total.steps == 1;
    if (begins_event) ++total.events;
    total.next_step = of_run + 1;
    const bool begins_day = total.next_day != day + 1 || total.days == 0;
    if (begins_day) ++total.days;
    total.next_day = day + 1;
    if (records == nullptr) continue;
    records->push_back({.step = step,
                        .scope = scope,
                        .sample = static_cast<std::uint32_t>(sample),
                        .begins_event = begins_event,
                        .begins_day = begins_day,
                        .power = power});
  }
  worker.touched.clear();
}

void Ensemble::account(Worker& worker, std::size_t sample, const Recorders& recorders,
                       Telling& telling) {
  auto& list = worker.shortfalls;
  if (list.empty()) return;
  if (plan_->components.size() > 1)
    std::stable_sort(list.begin(), list.end(),
                     [](const Shortfall& a, const Shortfall& b) { return a.step < b.step; });
  const bool load_only = recorders.shortfall || (recorders.counted && !samples_.reserves);
  account(worker, sample, &Shortfall::power, totals_, load_only ? &telling.shortfall : nullptr);
  if (samples_.reserves) {
    account(worker, sample, &Shortfall::with_reserve, reserve_totals_,
            recorders.counted ? &telling.with_reserve : nullptr);
  }
  list.clear();
}

void Ensemble::account(Worker& worker, std::size_t sample, double Shortfall::* power,
                       std::vector<Totals>& totals, std::vector<Record>* records) {
  const auto& list = worker.shortfalls;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].*power > 0.0) {
      for (const auto scope : scopes_->of_region(list[i].region)) {
        if (worker.scope_power[scope] == 0.0) worker.touched.push_back(scope);
        worker.scope_power[scope] += list[i].*power;
      }
    }
    if (i + 1 == list.size() || list[i + 1].step != list[i].step)
      account_step(worker, sample, list[i].step, totals, records);
  }
}

}  // namespace gigaload::grid::adequacy
