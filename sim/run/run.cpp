#include "sim/run/run.hpp"

#include <algorithm>
#include <memory>
#include <span>

#include "grid/core/byte_stream.hpp"
#include "grid/core/error.hpp"
#include "sim/campus/campuses.hpp"
#include "sim/hours/balance_hours.hpp"
#include "sim/hours/ensemble_hours.hpp"
#include "sim/quantities/accounts.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/studies/calibration.hpp"
#include "sim/years/accelerators.hpp"
#include "sim/years/build_out.hpp"
#include "sim/years/build_out_sensitivity.hpp"

namespace gigaload::sim {

namespace {

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

/// The machines of all campuses.
class Machines {
 public:
  explicit Machines(const Scenario& scenario)
      : scenario_(scenario),
        fleets_(scenario.campuses.size(), AcceleratorFleet(scenario.accelerators)) {}

  /// To the moment `now` of the build-out, filling in what they could do.
  void advance(Hour now, BuildOutFrame& frame) {
    frame.work_capacity.resize(fleets_.size());
    for (std::size_t c = 0; c < fleets_.size(); ++c) {
      fleets_[c].advance(now, frame.filled[c] / scenario_.campuses[c].load.design_pue);
      frame.work_capacity[c] = fleets_[c].output_mw();
    }
  }

 private:
  const Scenario& scenario_;
  std::vector<AcceleratorFleet> fleets_;
};

/// The hours clock: the balance with derated plants, the samples where there are any, and the
/// accounts of both.
class HoursClock {
 public:
  HoursClock(const Scenario& scenario, unsigned threads, const SharedWork& shared)
      : scenario_(scenario),
        accounts_(scenario),
        campuses_(scenario, shared),
        balance_(scenario, campuses_, threads, shared),
        year_energy_mwh_(scenario.grid.regions.size(), 0.0) {
    if (scenario.ensemble.samples == 0) return;
    ensemble_ = std::make_unique<EnsembleHours>(
        scenario, campuses_,
        EnsembleHours::Options{.samples = scenario.ensemble.samples,
                               .sampled_weather = scenario.ensemble.sampled_weather,
                               .quantiles = scenario.ensemble.quantiles,
                               .threads = threads});
  }

  [[nodiscard]] EnsembleHours* ensemble() { return ensemble_.get(); }

  /// Fills `frame`, whose exchange, begin, year and build-out are set, up to `end`.
  void run(Hour end, std::vector<double>& stored_mwh, Frame& frame) {
    const auto storage_mwh = storage_capacity_mwh(scenario_.grid, frame.build_out.capacity);
    balance_.run(frame.begin, end, frame.year, frame.build_out, storage_mwh, stored_mwh);
    const auto states = balance_.states();
    accounts_.begin(frame, states.size());
    if (ensemble_) {
      ensemble_->run(frame.begin, end, frame.build_out.capacity, states, outcome_);
      frame.sums["perfect_capacity"] = ensemble_->perfect_capacity();
    }
    std::vector<double> unserved_h;
    for (std::size_t h = 0; h < states.size(); ++h) {
      const grid::HourBalance& balance = balance_.balances()[h];
      Losses losses{.unserved_mw = balance.unserved_mw,
                    .curtailed_mw = balance.curtailed_mw,
                    .unserved_h = {},
                    .campus_cut_mw = {},
                    .deferred_mw = {},
                    .recovered_mw = {},
                    .quantile_mw = {}};
      if (ensemble_) {
        losses = {row(outcome_.unserved_mw, h), row(outcome_.curtailed_mw, h),
                  row(outcome_.unserved_h, h),  row(outcome_.campus_cut_mw, h),
                  row(outcome_.deferred_mw, h), row(outcome_.recovered_mw, h),
                  row(outcome_.quantile_mw, h)};
      } else {
        Accounts::hours_of(balance, unserved_h);
        losses.unserved_h = unserved_h;
      }
      accounts_.add(states[h], balance, losses, h, frame);
    }
    frame.sums["storage_energy"] = stored_mwh;
    frame.adequacy.reset();
    if (!ensemble_) return;
    for (std::size_t r = 0; r < year_energy_mwh_.size(); ++r) {
      year_energy_mwh_[r] += frame.sums["energy"][r];
    }
    if (end == scenario_.end || grid::year_of(end) != frame.year) {
      frame.adequacy = ensemble_->end_year(frame.year, by_area(scenario_, year_energy_mwh_));
      std::ranges::fill(year_energy_mwh_, 0.0);
    }
  }

  /// Hours before an interruption, for what is no energy in store and no ensemble's.
  void replay(Hour begin, Hour end, const BuildOutFrame& years) {
    balance_.replay(begin, end, years);
  }

  /// What the ensemble needs to go on, with what the year asked for so far.
  [[nodiscard]] std::vector<std::byte> state() const {
    grid::ByteWriter writer;
    writer.put(year_energy_mwh_);
    writer.put(ensemble_->state());
    return writer.take();
  }
  void restore(std::span<const std::byte> bytes, Hour reached) {
    std::vector<std::byte> samples;
    grid::ByteReader reader(bytes);
    reader.get(year_energy_mwh_);
    reader.get(samples);
    reader.end();
    ensemble_->restore(samples, reached);
  }

 private:
  static std::span<const double> row(const Table<double>& table, std::size_t h) {
    return {table.row(h), table.columns()};
  }

  const Scenario& scenario_;
  Accounts accounts_;
  Campuses campuses_;
  BalanceHours balance_;
  std::unique_ptr<EnsembleHours> ensemble_;
  EnsembleOutcome outcome_;
  std::vector<double> year_energy_mwh_;  // [region] asked for in the year so far
};

/// The derivatives of the build-out have a years clock of their own: with and without them the run
/// is the same.
std::unique_ptr<BuildOutSensitivity> differentiated(const Scenario& scenario) {
  if (!scenario.write_sensitivities || scenario.campuses.empty()) return nullptr;
  return std::make_unique<BuildOutSensitivity>(scenario, pipeline_parameters(scenario));
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
  const std::size_t resume_at = resume != nullptr ? resume->exchange : 0;
  if (resume != nullptr && resume->shortfall_hours.size() < resume_at) {
    throw InternalError("resume: fewer recorded exchange signals than exchanges");
  }

  BuildOut build_out(scenario);
  Machines machines(scenario);
  const std::unique_ptr<BuildOutSensitivity> sensitivities = differentiated(scenario);
  const SharedWork own;
  HoursClock hours(scenario, options.threads, options.shared != nullptr ? *options.shared : own);
  const auto total_h = static_cast<std::size_t>(scenario.end - scenario.begin);
  if (hours.ensemble() != nullptr && resume_at > 0) {
    hours.restore(resume->ensemble_state, times[resume_at]);
  } else if (hours.ensemble() != nullptr && scenario.calibration.enabled) {
    auto perfect_mw = calibrate(scenario, options.threads,
                                [&] { return !options.progress || options.progress(0, total_h); });
    if (perfect_mw.empty()) return false;
    hours.ensemble()->set_perfect_capacity(std::move(perfect_mw));
  }
  Frame frame;
  std::vector<double> stored_mwh;

  for (std::size_t e = 0; e < exchanges; ++e) {
    build_out.advance(times[e], frame.build_out);
    machines.advance(times[e], frame.build_out);
    if (e < resume_at) {
      // the years are replayed with the signals that the hours gave then
      build_out.set_shortfall_hours(a_week(resume->shortfall_hours[e], times[e + 1] - times[e]));
      hours.replay(times[e], times[e + 1], frame.build_out);
      continue;
    }
    if (e == resume_at) {
      stored_mwh = e > 0 ? resume->storage_energy_mwh
                         : storage_capacity_mwh(scenario.grid, frame.build_out.capacity);
      if (e == 0) {
        for (double& mwh : stored_mwh) mwh *= scenario.dispatch.storage_initial_share;
      }
    }
    frame.exchange = e;
    frame.begin = times[e];
    frame.year = grid::year_of(times[e]);
    if (sensitivities) sensitivities->advance(times[e], frame.sensitivity);
    hours.run(times[e + 1], stored_mwh, frame);
    frame.ensemble_state.clear();
    if (hours.ensemble() != nullptr && e + 1 < exchanges &&
        recorder.wants_state(times[e + 1], times[e + 2])) {
      frame.ensemble_state = hours.state();
    }
    build_out.set_shortfall_hours(a_week(frame.sums["unserved_hours"], times[e + 1] - times[e]));
    recorder.record(frame);
    if (options.progress &&
        !options.progress(static_cast<std::size_t>(times[e + 1] - scenario.begin), total_h)) {
      return e + 1 == exchanges;
    }
  }
  return true;
}

}  // namespace gigaload::sim
