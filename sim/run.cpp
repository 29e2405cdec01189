#include "sim/run.hpp"

#include <algorithm>

#include "grid/dispatch.hpp"
#include "grid/error.hpp"
#include "sim/accounts.hpp"
#include "sim/build_out.hpp"
#include "sim/hour_model.hpp"
#include "sim/worker_pool.hpp"

namespace gigaload::sim {

std::vector<Hour> exchange_times(const Scenario& scenario) {
  std::vector<Hour> times{scenario.begin};
  while (times.back() < scenario.end) {
    const Hour from = times.back();
    // steps are counted from the start, so that a cut at new year shifts no later one
    const Hour step = scenario.exchange_h;
    const Hour next = scenario.begin + ((from - scenario.begin) / step + 1) * step;
    const Hour new_year = grid::start_of_year(grid::year_of(from) + 1);
    times.push_back(std::min({next, new_year, scenario.end}));
  }
  return times;
}

std::vector<std::string> area_names(const Scenario& scenario) {
  std::vector<std::string> names{"all"};
  for (const auto& region : scenario.grid.regions) {
    if (std::ranges::find(names, region.interconnection) == names.end()) {
      names.push_back(region.interconnection);
    }
  }
  for (const auto& region : scenario.grid.regions) names.push_back(region.name);
  return names;
}

namespace {

/// The hours of one exchange: balanced in parallel as long as storage is full and nothing is
/// short; from the first hour that is not, storage carries over, in order.
class Hours {
 public:
  Hours(const Scenario& scenario, unsigned threads)
      : scenario_(scenario), model_(scenario), accounts_(scenario), pool_(threads) {
    for (std::size_t t = 0; t < pool_.size(); ++t) {
      dispatchers_.emplace_back(scenario.grid, scenario.dispatch);
    }
  }

  /// Fills `frame` for [begin, end). `stored_mwh` is carried from hour to hour.
  void run(Hour begin, Hour end, const std::vector<double>& storage_capacity_mwh,
           std::vector<double>& stored_mwh, Frame& frame) {
    const auto hours = static_cast<std::size_t>(end - begin);
    states_.resize(hours);
    balances_.resize(hours);
    served_.assign(hours, 0);
    for (auto& dispatcher : dispatchers_) dispatcher.set_year(frame.year);

    pool_.for_each(hours, [&](std::size_t thread, std::size_t h) {
      model_.at(begin + static_cast<Hour>(h), frame.build_out, states_[h]);
      const bool served = dispatchers_[thread].solve_without_storage(
          input(states_[h], storage_capacity_mwh), balances_[h]);
      served_[h] = served ? 1 : 0;
    });

    for (std::size_t c = 0; c < stored_mwh.size(); ++c) {
      stored_mwh[c] = std::min(stored_mwh[c], storage_capacity_mwh[c]);  // retired in the meantime
    }
    accounts_.begin(frame, hours);
    for (std::size_t h = 0; h < hours; ++h) {
      if (served_[h] == 0 || !full(stored_mwh, storage_capacity_mwh)) {
        dispatchers_[0].solve_with_storage(input(states_[h], storage_capacity_mwh), stored_mwh,
                                           balances_[h]);
      }
      accounts_.add(states_[h], balances_[h], h, frame);
    }
    frame.sums.storage_energy = stored_mwh;
  }

 private:
  static grid::HourInput input(const HourState& state, const std::vector<double>& storage_mwh) {
    return {.firm_load_mw = state.firm_mw,
            .curtailable_load_mw = state.curtailable_mw,
            .available_mw = state.available_mw,
            .storage_capacity_mwh = storage_mwh};
  }

  static bool full(const std::vector<double>& stored, const std::vector<double>& capacity) {
    constexpr double kWithinMwh = 1e-6;
    for (std::size_t c = 0; c < stored.size(); ++c) {
      if (stored[c] < capacity[c] - kWithinMwh) return false;
    }
    return true;
  }

  const Scenario& scenario_;
  HourModel model_;
  Accounts accounts_;
  WorkerPool pool_;
  std::vector<grid::Dispatcher> dispatchers_;
  std::vector<HourState> states_;
  std::vector<grid::HourBalance> balances_;
  std::vector<char> served_;
};

std::vector<double> storage_capacity_mwh(const grid::System& grid,
                                         const std::vector<double>& capacity_mw) {
  std::vector<double> energy(capacity_mw.size(), 0.0);
  const std::size_t technologies = grid.technologies.size();
  for (std::size_t c = 0; c < energy.size(); ++c) {
    const grid::Technology& technology = grid.technologies[c % technologies];
    if (technology.is_storage()) energy[c] = capacity_mw[c] * technology.duration_h;
  }
  return energy;
}

/// Hours of an exchange brought to a week, so that its length is no physics.
std::vector<double> a_week(std::vector<double> hours, Hour exchange_h) {
  for (double& h : hours) h *= 168.0 / static_cast<double>(exchange_h);
  return hours;
}

}  // namespace

bool run(const Scenario& scenario, const RunOptions& options, Recorder& recorder) {
  const std::vector<Hour> times = exchange_times(scenario);
  const std::size_t exchanges = times.size() - 1;
  const ResumePoint* resume = options.resume;
  if (resume != nullptr && resume->shortfall_hours.size() < resume->exchange) {
    throw InternalError("resume: fewer recorded exchange signals than exchanges");
  }

  BuildOut build_out(scenario);
  Hours hours(scenario, options.threads);
  Frame frame;
  std::vector<double> stored_mwh;
  const auto total_h = static_cast<std::size_t>(scenario.end - scenario.begin);

  for (std::size_t e = 0; e < exchanges; ++e) {
    build_out.advance(times[e], frame.build_out);
    if (resume != nullptr && e < resume->exchange) {
      // the years are replayed with the signals that the hours gave then
      build_out.set_shortfall_hours(a_week(resume->shortfall_hours[e], times[e + 1] - times[e]));
      continue;
    }
    const auto capacity_mwh = storage_capacity_mwh(scenario.grid, frame.build_out.capacity);
    if (stored_mwh.empty()) {
      stored_mwh = resume != nullptr && e > 0 ? resume->storage_energy_mwh : capacity_mwh;
      if (resume == nullptr || e == 0) {
        for (double& mwh : stored_mwh) mwh *= scenario.dispatch.storage_initial_share;
      }
    }
    frame.exchange = e;
    frame.begin = times[e];
    frame.year = grid::year_of(times[e]);
    hours.run(times[e], times[e + 1], capacity_mwh, stored_mwh, frame);
    build_out.set_shortfall_hours(a_week(frame.sums.unserved_hours, times[e + 1] - times[e]));
    recorder.record(frame);
    if (options.progress &&
        !options.progress(static_cast<std::size_t>(times[e + 1] - scenario.begin), total_h)) {
      return e + 1 == exchanges;
    }
  }
  return true;
}

}  // namespace gigaload::sim
