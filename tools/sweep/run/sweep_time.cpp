#include "tools/sweep/run/sweep_time.hpp"

#include <algorithm>

#include "grid/core/stopwatch.hpp"
#include "sim/cooling/shared_work.hpp"
#include "sim/run/run_time.hpp"
#include "sim/scenario/scenario.hpp"
#include "tools/sweep/design/members.hpp"

namespace gigaload::tools::sweep {

namespace {

constexpr std::size_t kTimed = 8;    // members at most
constexpr double kEnough = 0.5;      // seconds for all of them
constexpr double kOfAMember = 0.05;  // seconds of its hours

}  // namespace

double estimate_sweep_s(const Manifest& manifest, unsigned jobs) {
  const Plan& plan = manifest.plan();
  const std::size_t members = manifest.size(), timed = std::min(members, kTimed);
  const sim::SharedWork shared;
  const grid::Stopwatch since_begin;
  double first_s = 0.0, others_s = 0.0;
  std::size_t others = 0;
  for (std::size_t i = 0; i < timed && (i < 2 || since_begin.seconds() < kEnough); ++i) {
    const Member member = manifest.member(i * members / timed);
    const grid::Stopwatch since_start;
    const auto loaded = plan.family->variant(changes(plan, member.values, member.seed));
    const double read_s = since_start.seconds();
    const double member_s =
        read_s +
        sim::estimate_run_s(loaded.scenario, {.threads = 1, .shared = &shared}, kOfAMember);
    if (i == 0) {
      first_s = member_s;  // it also makes what members share
    } else {
      others_s += member_s;
      ++others;
    }
  }
  if (others == 0) return first_s;
  const double each_s = others_s / static_cast<double>(others);
  const auto at_a_time = static_cast<double>(std::clamp<std::size_t>(members, 1, jobs));
  return std::max(first_s, first_s + each_s * (static_cast<double>(members) / at_a_time - 1.0));
}

}  // namespace gigaload::tools::sweep
