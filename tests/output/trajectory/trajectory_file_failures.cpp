// What can go wrong around a trajectory file: killed programs, full disks, wrong and damaged files.

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <csignal>
#include <thread>

#include "grid/core/error.hpp"
#include "output/result/result_file.hpp"
#include "output/variables/layout.hpp"
#include "output/variables/variables.hpp"
#include "tests/output/small_content.hpp"
#include "tests/output/small_run.hpp"
#include "tests/output/trajectory/refusals.hpp"

namespace gigaload::output {

namespace {

sim::Scenario long_scenario() {
  auto s = small_scenario();
  s.end = grid::to_hour({2027, 3, 1});  // 16 blocks
  return s;
}

/// Runs `action` in a process of its own; its exit code, or minus the signal that ended it.
template <class Action, class Meanwhile>
int in_child(Action action, Meanwhile meanwhile) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    int code = 1;
    try {
      code = action();
    } catch (...) {
      code = 99;
    }
    _exit(code);
  }
  meanwhile(child);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

namespace {

/// Runs or goes on in a process of its own that is killed `wait` after it took exchange number
/// `exchanges` of its own. How it ended.
int killed_run(const sim::Scenario& s, const std::filesystem::path& path, std::size_t exchanges,
               std::chrono::microseconds wait) {
  int reports[2];
  REQUIRE(pipe(reports) == 0);
  const int code = in_child(
      [&] {
        auto file = TrajectoryFile::open_partial(s, small_provenance(), path);
        const sim::ResumePoint from = file ? file->resume_point() : sim::ResumePoint{};
        if (!file) file = std::make_unique<TrajectoryFile>(s, small_provenance(), path);
        SmallEnsemble ensemble(from.checkpoint);
        for (std::size_t e = from.exchange; e < exchange_count(s); ++e) {
          if (write(reports[1], ".", 1) != 1) return 1;
          file->record(s.ensemble.samples > 0 ? ensemble.next(s, e) : make_frame(s, e));
        }
        close(reports[1]);
        pause();
        return 0;
      },
      [&](pid_t child) {
        close(reports[1]);  // so that the end of the child is the end of what it reports
        char report = 0;
        // a child that had fewer exchanges left is killed when it has done them; one that ended by
        // itself is told by how it ended
        for (std::size_t e = 0; e < exchanges && read(reports[0], &report, 1) == 1;) ++e;
        std::this_thread::sleep_for(wait);
        kill(child, SIGKILL);
      });
  close(reports[0]);
  return code;
}

}  // namespace

TEST_CASE("killed at any moment: readable, and continued to the bytes of an uninterrupted run") {
  const TemporaryFolder folder;
  auto with_ensemble = small_ensemble();
  with_ensemble.end = long_scenario().end;
  for (const sim::Scenario& s : {long_scenario(), with_ensemble}) {
    CAPTURE(s.ensemble.samples);
    const auto whole = folder / "whole.h5", path = folder / "run.h5";
    write_whole(s, whole);
    std::size_t killed = 0, most_hours = 0, furthest = 0;
    for (std::size_t turn = 0; turn < 8; ++turn) {
      CAPTURE(turn);
      // blocks are written in about every fourth record: kill here and there in one
      const std::chrono::microseconds wait(300 * (turn % 5));
      CHECK(killed_run(s, path, 1 + 8 * turn, wait) == -SIGKILL);
      // and once more while it goes on
      if (turn % 2 == 1) CHECK(killed_run(s, path, 1 + turn, wait) == -SIGKILL);
      CHECK_FALSE(std::filesystem::exists(path));
      {
        const ResultFile partial(folder / "run.h5.partial");
        most_hours = std::max(most_hours, partial.hours());
        killed += partial.hours() < partial.planned_hours() ? 1 : 0;
        const auto demand = partial.read("demand").values;
        REQUIRE(demand.size() == 2 * partial.hours());
        for (std::size_t h = 0; h < partial.hours(); h += 97) {
          CHECK(demand[2 * h] == value(kind_of("demand"), h, 0));
        }
        CHECK(partial.read("buildout/filled").shape[0] == partial.exchange_times().size());
      }
      auto file = TrajectoryFile::open_partial(s, small_provenance(), path);
      REQUIRE(file != nullptr);
      furthest = std::max(furthest, file->resume_point().exchange);
      go_on(*file, s);
      CHECK(first_difference(whole, path) == "");
      CHECK_FALSE(std::filesystem::exists(folder / "run.h5.partial.state"));
      std::filesystem::remove(path);
    }
    CHECK(killed == 8);
    CHECK(most_hours > 0);
    CHECK(furthest > 0);
    std::filesystem::remove(whole);
  }
}

TEST_CASE("a full disk is told with path and reason; with space again the run goes on") {
  const TemporaryFolder folder;
  auto s = long_scenario();
  s.grid.regions.resize(40, s.grid.regions[0]);
  const auto path = folder / "run.h5";
  const auto run = [&](TrajectoryFile& file, std::size_t from) {
    for (std::size_t e = from; e < exchange_count(s); ++e) {
      auto frame = make_frame(s, e);
      std::uint32_t noise = static_cast<std::uint32_t>(e) + 1;  // nothing that could be compressed
      for (auto& [quantity, table] : frame.hourly) {
        if (quantity->axes != std::vector{sim::Axis::region}) continue;
        for (std::size_t h = 0; h < frame.hours; ++h) {
          for (std::size_t r = 0; r < 40; ++r) {
            noise = noise * 1664525U + 1013904223U;
            table.row(h)[r] = static_cast<float>(noise >> 8);
          }
        }
      }
      file.record(frame);
    }
    file.finish();
  };
  {
    TrajectoryFile file(s, small_provenance(), folder / "whole.h5");
    run(file, 0);
  }
  // the limit of a file's size stands for the disk's: the same calls fail, with another number
  const auto with_limit = [&](rlim_t bytes) {
    return in_child(
        [&] {
          std::signal(SIGXFSZ, SIG_IGN);
          const rlimit limit{bytes, bytes};
          if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return 98;
          const std::string message = message_of<InputError>([&] {
            TrajectoryFile file(s, small_provenance(), path);
            run(file, 0);
          });
          return message.find("cannot write " + path.string() + ".partial: File too large") == 0
                     ? 0
                     : 97;
        },
        [](pid_t) {});
  };
  for (const rlim_t bytes : {0U, 10'000U, 100'000U}) {  // not even the labels find a place
    CAPTURE(bytes);
    CHECK(with_limit(bytes) == 0);
    CHECK_FALSE(std::filesystem::exists(path));
    CHECK_FALSE(std::filesystem::exists(folder / "run.h5.partial"));
  }
  std::size_t furthest = 0;
  for (const rlim_t bytes : {14'000'000U, 22'000'000U}) {
    CAPTURE(bytes);
    CHECK(with_limit(bytes) == 0);
    CHECK_FALSE(std::filesystem::exists(path));
    auto file = TrajectoryFile::open_partial(s, small_provenance(), path);
    REQUIRE(file != nullptr);
    furthest = std::max(furthest, file->resume_point().exchange);
    run(*file, file->resume_point().exchange);
    CHECK(first_difference(folder / "whole.h5", path) == "");
    std::filesystem::remove(path);
  }
  CHECK(furthest > 10);
}

TEST_CASE("places where nothing can be written") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  write_text(folder / "plain", "a file");
  const auto refusal = [&](const std::filesystem::path& path) {
    return message_of<InputError>([&] { TrajectoryFile file(s, small_provenance(), path); });
  };
  const std::string below = (folder / "plain").string() + "/run.h5";
  CHECK(refusal(below) ==
        "cannot write " + below + ": " + (folder / "plain").string() + " is no directory");
  const std::string nowhere = (folder / "nowhere").string() + "/run.h5";
  CHECK(contains(refusal(nowhere), "nowhere is no directory"));
  std::filesystem::create_directory(folder / "directory.h5");
  CHECK(contains(refusal(folder / "directory.h5"), "directory.h5: it is a directory"));
  const std::filesystem::path long_name = folder / (std::string(300, 'x') + ".h5");
  CHECK(contains(refusal(long_name), "File name too long"));

  if (geteuid() != 0) {
    std::filesystem::create_directory(folder / "locked");
    std::filesystem::permissions(
        folder / "locked", std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    CHECK(contains(refusal(folder / "locked/run.h5"), "Permission denied"));
  }
}

TEST_CASE("two runs do not write the same file") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  const auto path = folder / "run.h5";
  const TrajectoryFile first(s, small_provenance(), path);
  const std::string told =
      message_of<InputError>([&] { TrajectoryFile second(s, small_provenance(), path); });
  CHECK(contains(told, "gigaload run (process "));
  CHECK(contains(open_message(s, small_provenance(), path), "gigaload run (process "));
}

TEST_CASE("nothing to continue") {
  const TemporaryFolder folder;
  CHECK(TrajectoryFile::open_partial(small_scenario(), small_provenance(), folder / "run.h5") ==
        nullptr);
}

}  // namespace gigaload::output
