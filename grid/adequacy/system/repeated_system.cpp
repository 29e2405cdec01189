#include "grid/adequacy/system/repeated_system.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "grid/adequacy/system/can_fail.hpp"
#include "grid/core/error.hpp"
#include "grid/core/hours_of_year.hpp"
#include "grid/core/time_stamp.hpp"

namespace gigaload::grid::adequacy {
namespace {

constexpr std::size_t kHoursOfDay = 24, kMostDays = 366;

/// Whole hours at or before.
Hour hour_of(std::int64_t seconds) {
  return std::chrono::floor<std::chrono::hours>(std::chrono::seconds(seconds)).count();
}

void refuse_other_steps(const SystemModel& system) {
  if (step_hours(system) != 1.0) {
    throw InputError("its step is " + std::to_string(system.units.step_length) + " " +
                     system.units.time + "; a run has steps of an hour, 1 h is wanted");
  }
  if (system.steps % kHoursOfDay != 0 || system.steps > kMostDays * kHoursOfDay) {
    throw InputError("it has " + std::to_string(system.steps) +
                     " steps of an hour; whole days, 1 to 366 of them, are wanted, which every "
                     "year of a run repeats");
  }
}

/// Windows begin in any step.
void refuse_standing_chain(const SystemModel& system, const std::string& group,
                           const std::string& name, const Chain& chain) {
  if (!can_fail(chain) || (chain.failure.constant() && chain.repair.constant())) return;
  std::size_t t = 0;
  while (t < system.steps && chain.failure[t] + chain.repair[t] > 0.0) ++t;
  if (t == system.steps) return;
  throw InputError(group + ", '" + name +
                   "': failure and repair probability are both zero in step " + std::to_string(t) +
                   ", so that it neither fails nor comes back");
}

template <class Devices>
void name_by_place(Devices& devices) {
  for (std::size_t i = 0; i < devices.size(); ++i) {
    devices[i].identity = static_cast<std::uint32_t>(i);
  }
}

void mark(Chain& chain) {
  chain.changes = can_fail(chain) && !(chain.failure.constant() && chain.repair.constant());
}

void mark(Storage& storage) {
  mark(storage.chain);
  storage.changes = !storage.energy_capacity.constant() || !storage.charge_capacity.constant() ||
                    !storage.service.is_always();
}

}  // namespace

RepeatedSystem::RepeatedSystem(std::shared_ptr<const SystemModel> system)
    : system_(std::move(system)), frame_(*system_) {
  refuse_other_steps(*system_);
  const auto devices = [&](const auto& list, const char* group) {
    for (const auto& d : list) refuse_standing_chain(*system_, group, d.name, d.chain);
  };
  devices(system_->generators, "generators");
  devices(system_->storages, "storages");
  devices(system_->generator_storages, "generatorstorages");
  devices(system_->demand_responses, "demandresponses");
  devices(system_->lines, "lines");

  const auto stamp = parse_time_stamp(system_->start);
  if (!stamp) throw InputError("its start, '" + system_->start + "', is no time stamp");
  offset_h_ = hour_of(stamp->offset_s);
  const Hour local = hour_of(stamp->utc_s()) + offset_h_;
  start_ = to_date(local);
  start_hour_ = local - to_hour(start_);

  for (auto& r : frame_.regions) r.load = 0.0;
  for (auto& g : frame_.generators) mark(g.chain);
  for (auto& s : frame_.storages) mark(s);
  for (auto& s : frame_.generator_storages) mark(s);
  for (auto& l : frame_.lines) mark(l.chain);
  for (auto& d : frame_.demand_responses) mark(d.chain);
  name_by_place(frame_.generators);
  name_by_place(frame_.storages);
  name_by_place(frame_.generator_storages);
  name_by_place(frame_.demand_responses);
}

std::size_t RepeatedSystem::step_of(Hour hour) const {
  const auto anniversary = [this](int year) {
    const bool next_day = start_.month == 2 && start_.day == 29 && !is_leap(year);
    return to_hour(next_day ? Date{year, 3, 1} : Date{year, start_.month, start_.day}) +
           start_hour_;
  };
  const Hour local = hour + offset_h_;
  const int year = year_of(local);
  const Hour of_year = anniversary(year);
  return static_cast<std::size_t>(local - (local < of_year ? anniversary(year - 1) : of_year)) %
         system_->steps;
}

SystemModel RepeatedSystem::window(Hour begin, Hour end) const {
  std::vector<std::size_t> steps;
  std::vector<Hour> hours;
  for (Hour hour = begin; hour < end; ++hour) {
    steps.push_back(step_of(hour));
    hours.push_back(hour);
  }
  SystemModel window = frame_;
  window.steps = steps.size();
  window.start = stamp(begin);
  visit_series(window, [&](Series& series, Measure) {
    if (series.constant()) return;
    std::vector<double> values;
    values.reserve(steps.size());
    for (const std::size_t step : steps) values.push_back(series[step]);
    series = Series(std::move(values));
  });
  apply_service(window, hours);
  return window;
}

std::string RepeatedSystem::stamp(Hour hour) const {
  constexpr std::int64_t kSeconds = 3600;
  return to_string(
      TimeStamp{.local_s = (hour + offset_h_) * kSeconds, .offset_s = offset_h_ * kSeconds});
}

}  // namespace gigaload::grid::adequacy
