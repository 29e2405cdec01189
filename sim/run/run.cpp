#include "sim/run/run.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "sim/clock/drive.hpp"
#include "sim/run/hours_clock.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/studies/calibration.hpp"
#include "sim/studies/samples_needed.hpp"
#include "sim/years/years_clock.hpp"

namespace gigaload::sim {

namespace {

void restore(const ResumePoint& point, const std::vector<Clock*>& clocks) {
  grid::ByteReader reader(point.checkpoint);
  for (Clock* clock : clocks) clock->restore(point, reader);
  reader.end();
}

/// `bytes`: of the checkpoint before, and of this one on return. Its room is asked for at once: of
/// tens of MB, growing costs more than writing.
std::vector<std::byte> checkpoint_of(const std::vector<Clock*>& clocks, std::size_t& bytes) {
  grid::ByteWriter writer(bytes + bytes / 16);
  for (const Clock* clock : clocks) clock->checkpoint(writer);
  std::vector<std::byte> state = writer.take();
  bytes = state.size();
  return state;
}

/// Finds what the samples need to know before the first hour; returns false where it was given up.
bool prepare_samples(const Scenario& scenario, const RunOptions& options, const SharedWork& shared,
                     HoursClock& hours) {
  if (scenario.ensemble.samples == 0) return true;
  std::vector<double> perfect_mw;
  if (scenario.calibration.enabled) {
    perfect_mw = calibrate(scenario, options.threads, options.calibrating, shared);
    if (perfect_mw.empty()) return false;
    hours.set_perfect_capacity(perfect_mw);
  }
  if (scenario.ensemble.until) {
    auto samples = samples_needed(scenario, perfect_mw, options.threads, options.sampling, shared);
    if (samples.empty()) return false;
    hours.set_samples(std::move(samples));
  }
  return true;
}

}  // namespace

bool run(const Scenario& scenario, const RunOptions& options, Recorder& recorder) {
  const std::vector<Hour> times = exchange_times(scenario);
  const bool resumed = options.resume != nullptr && options.resume->exchange > 0;
  const auto total_h = static_cast<std::size_t>(scenario.end - scenario.begin);
  const auto go_on = [&](Hour reached) {
    return !options.progress ||
           options.progress(static_cast<std::size_t>(reached - scenario.begin), total_h);
  };

  YearsClock years(scenario);
  std::optional<SensitivityClock> sensitivities;
  if (scenario.write_sensitivities && !scenario.campuses.empty()) sensitivities.emplace(scenario);
  const SharedWork own;
  const SharedWork& shared = options.shared != nullptr ? *options.shared : own;
  HoursClock hours(scenario, options.threads, shared);
  Clocks clocks{.slow = {&years}, .fast = {&hours}};
  if (sensitivities) clocks.slow.push_back(&*sensitivities);

  Frame frame;
  for (Clock* clock : clocks.slow) clock->begin(frame);
  if (resumed) {
    restore(*options.resume, clocks.fast);
  } else {
    for (Clock* clock : clocks.fast) clock->begin(frame);
    if (!prepare_samples(scenario, options, shared, hours)) return false;
  }
  std::size_t bytes = 0;
  frame.checkpoint = [&] { return checkpoint_of(clocks.fast, bytes); };
  return drive(clocks, times, resumed ? options.resume->exchange : 0, frame, [&] {
    recorder.record(frame);
    return go_on(times[frame.exchange + 1]);
  });
}

}  // namespace gigaload::sim
