#include "tools/sweep/run/runner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <mutex>
#include <new>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

#include "grid/core/error.hpp"
#include "grid/core/stopwatch.hpp"
#include "grid/core/worker_pool.hpp"
#include "sim/cooling/shared_work.hpp"
#include "sim/run/run.hpp"
#include "sim/scenario/scenario.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/sweep/design/members.hpp"
#include "tools/sweep/run/member_queue.hpp"
#include "tools/sweep/run/member_recorder.hpp"
#include "tools/sweep/run/processors.hpp"
#include "tools/sweep/store/manifest.hpp"
#include "tools/terminal/signal_flag.hpp"

namespace gigaload::tools::sweep {

namespace {

/// Ended holds a member's results, or nothing if a signal stopped it.
struct Ended {
  Outcome outcome = Outcome::failed;
  Note note;
  std::vector<double> values;
};

/// Reads the member's scenario, which was sound when the sweep was expanded. Throws ChangedData.
scenarios::Loaded read_again(const Manifest& manifest, const Member& member) {
  const Plan& plan = manifest.plan();
  try {
    auto loaded = plan.family->variant(changes(plan, member.values, member.seed));
    check_same_data(manifest, member, loaded.data_hashes);
    return loaded;
  } catch (const scenarios::ScenarioError& error) {
    throw ChangedData(
        fmt::format("{}: member {} was sound when the sweep was expanded and is not any more: put "
                    "its files back, or expand the sweep again into another folder\n{}",
                    manifest.folder().string(), member.number, error.what()));
  }
}

class Work {
 public:
  Work(const Manifest& manifest, const RunChoice& choice, std::size_t first, std::size_t count,
       const std::function<void(const RunTally&)>& progress)
      : manifest_(manifest),
        choice_(choice),
        progress_(progress),
        queue_(manifest, first, count, choice.retry_failed) {
    tally_.members = count;
    tally_.before = queue_.settled_at_start();
    tally_.failed_before = queue_.failed_at_start();
    if (progress_) progress_(tally_);
  }

  /// Runs members until none are left or one must not go on; to be called on each thread.
  void work() {
    try {
      while (!stopped()) {
        const auto block = queue_.next(block_size());
        if (!block) return;
        for (const std::size_t member : block->members) {
          if (stopped()) break;
          run(member);
        }
        queue_.release(*block);
      }
    } catch (...) {
      const std::scoped_lock guard(mutex_);
      if (!error_) error_ = std::current_exception();
    }
  }

  /// Returns the tally after all threads have ended.
  RunTally end() {
    if (part_) part_->flush();
    if (error_) std::rethrow_exception(error_);
    tally_.interrupted = SignalFlag::raised();
    return tally_;
  }

  /// Waits until nobody else is at work on members of the range, or a signal comes.
  void wait_for_others() const {
    constexpr std::chrono::milliseconds kPause{50};
    while (!SignalFlag::raised() && queue_.others_at_work()) std::this_thread::sleep_for(kPause);
  }

 private:
  bool stopped() {
    if (SignalFlag::raised()) return true;
    const std::scoped_lock guard(mutex_);
    return error_ != nullptr;
  }

  /// Chooses as many members as take half a second, so that locks and looking around cost next to
  /// nothing, and no worker is left with a long tail.
  std::size_t block_size() {
    constexpr double kBlockSeconds = 0.5;
    constexpr std::size_t kMost = 64;
    const std::scoped_lock guard(mutex_);
    const std::size_t ended = tally_.done + tally_.failed;
    if (ended == 0) return 1;
    const double each = member_seconds_ / static_cast<double>(ended);
    return std::clamp(static_cast<std::size_t>(kBlockSeconds / std::max(each, 1e-6)),
                      std::size_t{1}, kMost);
  }

  void run(std::size_t number) {
    const grid::Stopwatch since_start;
    double share = 0.0;
    auto ended = compute(number, share);
    if (!ended) return;
    ended->note.seconds = since_start.seconds();
    const std::scoped_lock guard(mutex_);
    tally_.under_way -= share;
    // only now, so that a call with nothing to do makes no file
    if (!part_) part_.emplace(manifest_.folder(), manifest_.digest());
    part_->append({.member = number, .key = manifest_.key(number), .outcome = ended->outcome},
                  ended->note, ended->values);
    if (!since_flush_ || since_flush_->seconds() > 1.0) {
      part_->flush();
      since_flush_.emplace();
    }
    member_seconds_ += ended->note.seconds;
    ++(ended->outcome == Outcome::done ? tally_.done : tally_.failed);
    if (progress_) progress_(tally_);
  }

  /// Is told how much of a member is done beyond the `share` told before.
  void tell(double now, double& share) {
    const std::scoped_lock guard(mutex_);
    tally_.under_way += now - share;
    share = now;
    if (progress_) progress_(tally_);
  }

  std::optional<Ended> compute(std::size_t number, double& share) {
    Ended ended;
    grid::Hour reached = 0;
    const auto fail = [&](int exit_code, std::string reason) {
      ended.outcome = Outcome::failed;
      ended.values.clear();
      ended.note.exit_code = exit_code;
      ended.note.reason = std::move(reason);
      if (reached != 0) ended.note.reached = grid::to_string(grid::to_date(reached));
    };
    try {
      const Plan& plan = manifest_.plan();
      Member member;
      {
        const std::scoped_lock guard(mutex_);
        member = manifest_.member(number);
      }
      const auto loaded = read_again(manifest_, member);
      const Shape shape = shape_of(plan.selection, loaded.scenario, plan.family->texts());
      MemberRecorder recorder(plan.selection, shape, loaded.scenario);
      const grid::Stopwatch since_start;
      const bool whole =
          sim::run(loaded.scenario,
                   {.threads = choice_.threads,
                    .shared = &shared_,
                    .progress =
                        [&](std::size_t done_h, std::size_t total_h) {
                          reached = recorder.reached();
                          tell(static_cast<double>(done_h) / static_cast<double>(total_h), share);
                          return !SignalFlag::raised();
                        },
                    .calibrating = [](double, double) { return !SignalFlag::raised(); },
                    .sampling = [](double, double) { return !SignalFlag::raised(); }},
                   recorder);
      if (!whole) return std::nullopt;
      ended.outcome = Outcome::done;
      ended.note.run_seconds = since_start.seconds();
      ended.note.steps = recorder.solver_steps();
      ended.values = recorder.values();
    } catch (const ChangedData&) {
      throw;  // no fault of the member's: it is to be run with the right file
    } catch (const InputError& error) {
      fail(kBadInput, error.what());
    } catch (const NumericalError& error) {
      fail(kNumericalFailure, error.what());
    } catch (const std::system_error&) {
      throw;  // nor is that the machine gives no thread or file
    } catch (const std::bad_alloc&) {
      fail(kMachineFault, "out of memory");
    } catch (const std::exception& error) {
      fail(kInternalError, error.what());
    }
    return ended;
  }

  const Manifest& manifest_;
  const RunChoice& choice_;
  const std::function<void(const RunTally&)>& progress_;
  MemberQueue queue_;
  sim::SharedWork shared_;
  std::mutex mutex_;  // of all below, and of the manifest's file
  std::optional<PartWriter> part_;
  std::optional<grid::Stopwatch> since_flush_;  // none before the first
  double member_seconds_ = 0.0;
  RunTally tally_;
  std::exception_ptr error_;
};

}  // namespace

RunTally run_members(const std::filesystem::path& folder, const RunChoice& choice,
                     const std::function<void(const RunTally&)>& progress) {
  const Manifest manifest(folder);
  check_same_program(manifest);
  const std::size_t first = choice.first.value_or(0);
  if (first >= manifest.size()) {
    throw InputError(fmt::format("--index {}: the sweep has {} members, 0 to {}", first,
                                 manifest.size(), manifest.size() - 1));
  }
  const std::size_t rest = manifest.size() - first;
  const std::size_t count = std::min(rest, choice.count.value_or(choice.first ? 1 : rest));
  (void)read_again(manifest, manifest.member(first));

  Work work(manifest, choice, first, count, progress);
  const unsigned jobs = choice.jobs > 0 ? choice.jobs : processors();
  grid::WorkerPool pool(static_cast<unsigned>(std::clamp<std::size_t>(count, 1, jobs)));
  pool.for_each(pool.size(), [&work](std::size_t, std::size_t) { work.work(); });
  const RunTally tally = work.end();
  // mpirun ends all ranks as soon as one of them ends with another code than 0
  if (tally.failed + tally.failed_before > 0 && ranks() > 1) work.wait_for_others();
  return tally;
}

}  // namespace gigaload::tools::sweep
