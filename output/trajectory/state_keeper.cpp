#include "output/trajectory/state_keeper.hpp"

#include <algorithm>

#include "output/variables/layout.hpp"
#include "sim/scenario/exchange_times.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::output {

namespace {

/// A state of a large ensemble is many MB: not after every block.
constexpr std::chrono::seconds kInterval{5};
constexpr auto kBlock = static_cast<grid::Hour>(kBlockHours);

}  // namespace

StateKeeper::StateKeeper(const sim::Scenario& scenario, std::filesystem::path partial,
                         std::uint64_t run)
    : begin_(scenario.begin),
      times_(sim::exchange_times(scenario)),
      has_ensemble_(sim::has_feature(sim::Feature::ensemble, scenario)),
      partial_(std::move(partial)),
      run_(run) {}

bool StateKeeper::wants(std::size_t exchange) const {
  if (!has_ensemble_ || exchange + 2 >= times_.size()) return false;
  const grid::Hour end = times_[exchange + 1], next_end = times_[exchange + 2];
  const grid::Hour last_border = begin_ + (next_end - 1 - begin_) / kBlock * kBlock;
  return end <= last_border;
}

void StateKeeper::add(const sim::Frame& frame) {
  if (!frame.checkpoint || !wants(frame.exchange)) return;
  const auto done = frame.begin + static_cast<grid::Hour>(frame.hours) - begin_;
  const grid::Hour usable = begin_ + (done + kBlock - 1) / kBlock * kBlock;
  waiting_.push_back({usable, {run_, frame.exchange + 1, frame.checkpoint()}});
}

void StateKeeper::save(grid::Hour until, bool at_once) {
  const auto too_new = std::ranges::find_if(
      waiting_, [until](const Waiting& waiting) { return waiting.usable > until; });
  if (too_new == waiting_.begin()) return;
  waiting_.erase(waiting_.begin(), too_new - 1);
  const auto now = std::chrono::steady_clock::now();
  if (!at_once && saved_ && now - *saved_ < kInterval) return;
  write_state(partial_, waiting_.front().state);
  saved_ = now;
  waiting_.pop_front();
}

std::size_t hours_before(const EnsembleState& state, const sim::Scenario& scenario,
                         std::size_t whole_hours) {
  const std::vector<grid::Hour> times = sim::exchange_times(scenario);
  if (state.exchange == 0 || state.exchange >= times.size()) return 0;
  const bool is_last = state.exchange + 1 == times.size();
  const grid::Hour inside = is_last ? scenario.end : times[state.exchange + 1] - 1;
  const auto most = std::min(whole_hours, static_cast<std::size_t>(inside - scenario.begin));
  const std::size_t hours = most / kBlockHours * kBlockHours;
  return scenario.begin + static_cast<grid::Hour>(hours) < times[state.exchange] ? 0 : hours;
}

}  // namespace gigaload::output
