// How an interrupted run is taken up again: from whole blocks, and from the state of an ensemble.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "output/result/result_file.hpp"
#include "output/trajectory/provenance.hpp"
#include "output/trajectory/state_file.hpp"
#include "output/trajectory/trajectory_file.hpp"
#include "output/variables/layout.hpp"
#include "tests/output/small_content.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

TEST_CASE("a run of zones goes on with the rows of their states, to the same bytes") {
  const TemporaryFolder folder;
  const auto s = nested(small_scenario());
  write_whole(s, folder / "whole.h5");
  const ResultFile whole(folder / "whole.h5");
  CHECK(whole.labels("state") == std::vector<std::string>{"VA"});
  CHECK(whole.labels("planning_area") == std::vector<std::string>{"north"});
  const Array zones = whole.read("summary/energy"), states = whole.read("states/energy");
  REQUIRE(states.shape == std::vector<std::size_t>{2, 1});
  CHECK(states.values[1] == zones.values[2] + zones.values[3]);
  const Array peaks = whole.read("exchange/peak_by_state");
  CHECK(whole.read("states/peak").values[1] == peaks.values.back());
  const auto path = folder / "run.h5";
  write_interrupted(s, path, 7);
  go_on(*TrajectoryFile::open_partial(s, small_provenance(), path), s);
  CHECK(first_difference(path, folder / "whole.h5").empty());
}

TEST_CASE("interrupted anywhere and continued: the bytes of an uninterrupted run") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  write_whole(s, folder / "whole.h5");
  const auto path = folder / "run.h5";
  for (const std::size_t stop : {0U, 1U, 3U, 4U, 6U, 7U, 12U}) {
    CAPTURE(stop);
    write_interrupted(s, path, stop);
    CHECK_FALSE(std::filesystem::exists(path));
    {
      const ResultFile partial(folder / "run.h5.partial");
      CHECK_FALSE(partial.is_complete());
      CHECK(static_cast<grid::Hour>(partial.hours()) == exchanges(s)[stop] - s.begin);
      CHECK(partial.exchange_times().size() == stop);
    }
    auto file = TrajectoryFile::open_partial(s, small_provenance(), path);
    REQUIRE(file != nullptr);
    const std::size_t from = file->resume_point().exchange;
    CHECK(from <= stop);
    // at most a block and the exchange in which it begins are computed again
    CHECK(exchanges(s)[stop] - exchanges(s)[from] < 672 + 168);
    REQUIRE(file->resume_point().shortfall_hours.size() == from);
    if (from > 0) {
      const auto last = make_frame(s, from - 1).sums;
      CHECK(file->resume_point().storage_energy_mwh == last["storage_energy"]);
      CHECK(file->resume_point().shortfall_hours.back() == last["unserved_hours"]);
    }
    record(*file, s, from, exchange_count(s));
    file->finish();
    CHECK(first_difference(folder / "whole.h5", path) == "");
    CHECK(static_cast<double>(std::filesystem::file_size(path)) <
          1.1 * static_cast<double>(std::filesystem::file_size(folder / "whole.h5")));
    std::filesystem::remove(path);
  }
}

TEST_CASE("interrupted again and again") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  write_whole(s, folder / "whole.h5");
  const auto path = folder / "run.h5";
  write_interrupted(s, path, 5);
  for (const std::size_t stop : {5U, 8U, 10U, 12U}) {
    auto file = TrajectoryFile::open_partial(s, small_provenance(), path);
    REQUIRE(file != nullptr);
    record(*file, s, file->resume_point().exchange, stop);
    file->interrupt();
  }
  auto file = TrajectoryFile::open_partial(s, small_provenance(), path);
  record(*file, s, file->resume_point().exchange, exchange_count(s));
  file->finish();
  CHECK(first_difference(folder / "whole.h5", path) == "");
}

TEST_CASE("a run that is dropped leaves its whole blocks to go on from") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  const auto path = folder / "run.h5";
  {
    TrajectoryFile file(s, small_provenance(), path);
    record(file, s, 0, exchange_count(s));
  }
  CHECK_FALSE(std::filesystem::exists(path));
  CHECK(ResultFile(folder / "run.h5.partial").hours() % kBlockHours == 0);
  CHECK(TrajectoryFile::open_partial(s, small_provenance(), path) != nullptr);
}

TEST_CASE("an ensemble interrupted anywhere goes on from its state, to the same bytes") {
  const TemporaryFolder folder;
  const auto path = folder / "run.h5", state = folder / "run.h5.partial.state";
  for (const int exchange_h : {24, 168, 1000, 8784}) {
    CAPTURE(exchange_h);
    auto s = small_ensemble();
    s.exchange_h = exchange_h;
    s.end = grid::to_hour({2027, 1, 20}) + 5;
    const auto times = exchanges(s);
    write_whole(s, folder / "whole.h5");
    const std::size_t step = std::max<std::size_t>(exchange_count(s) / 9, 1);
    std::size_t furthest = 0;
    for (std::size_t stop = 0; stop <= exchange_count(s); stop += step) {
      CAPTURE(stop);
      write_interrupted(s, path, stop);
      const std::size_t on_file = ResultFile(folder / "run.h5.partial").exchange_times().size();
      auto file = TrajectoryFile::open_partial(s, small_provenance(), path);
      REQUIRE(file != nullptr);
      const sim::ResumePoint& from = file->resume_point();
      CHECK(from.exchange <= on_file);
      CHECK(std::filesystem::exists(state) == (from.exchange > 0));
      CHECK(from.checkpoint.empty() == (from.exchange == 0));
      CHECK(from.shortfall_hours.size() == from.exchange);
      if (from.exchange > 0) {
        // a block and an exchange at most are computed again, and one that no border is in
        const grid::Hour whole = (times[stop] - s.begin) / 672 * 672;
        CHECK(times[from.exchange] <= s.begin + whole);
        if (from.exchange + 1 < times.size()) CHECK(times[from.exchange + 1] > s.begin + whole);
      }
      furthest = std::max(furthest, from.exchange);
      go_on(*file, s);
      CHECK(first_difference(folder / "whole.h5", path) == "");
      CHECK_FALSE(std::filesystem::exists(state));
      std::filesystem::remove(path);
    }
    CHECK(furthest > 0);
    std::filesystem::remove(folder / "whole.h5");
  }
}

TEST_CASE("an ensemble interrupted again and again, and across a new year") {
  const TemporaryFolder folder;
  const auto s = small_ensemble();
  write_whole(s, folder / "whole.h5");
  const auto path = folder / "run.h5";
  write_interrupted(s, path, 5);
  for (const std::size_t stop : {5U, 6U, 7U, 9U, 12U, 13U}) {
    auto file = TrajectoryFile::open_partial(s, small_provenance(), path);
    REQUIRE(file != nullptr);
    const sim::ResumePoint& from = file->resume_point();
    record(*file, s, from.exchange, stop, from.checkpoint);
    file->interrupt();
    const ResultFile partial(folder / "run.h5.partial");
    const auto lolh = partial.read("adequacy/lolh").values;
    // the new year is the end of exchange 6
    CHECK(std::isnan(lolh[0]) == (stop < 7));
    CHECK(std::isnan(lolh[4]) == (stop < 13));
  }
  auto file = TrajectoryFile::open_partial(s, small_provenance(), path);
  CHECK(std::isnan(ResultFile(folder / "run.h5.partial").read("adequacy/lolh").values[4]));
  go_on(*file, s);
  CHECK(first_difference(folder / "whole.h5", path) == "");
}

TEST_CASE("an ensemble without its state, or with another, starts from the beginning") {
  const TemporaryFolder folder;
  const auto s = small_ensemble();
  write_whole(s, folder / "whole.h5");
  const auto path = folder / "run.h5", partial = folder / "run.h5.partial";
  const auto state = state_path(partial);
  auto other = s;
  other.text += "# other\n";
  {
    TrajectoryFile file(other, small_provenance(), folder / "other.h5");
    record(file, other, 0, 9);
    file.interrupt();
  }
  const auto spoil = [&](int how) {
    const auto good = read_state(partial, run_key(s, small_provenance()));
    REQUIRE(good.has_value());
    switch (how) {
      case 0:
        std::filesystem::remove(state);
        break;
      case 1:
        std::filesystem::copy_file(state_path(folder / "other.h5.partial"), state,
                                   std::filesystem::copy_options::overwrite_existing);
        break;
      case 2:  // of an exchange that is not on file
        write_state(partial, {good->run, good->exchange + 4, good->payload});
        break;
      case 3:  // of one in which no border is
        write_state(partial, {good->run, good->exchange - 1, good->payload});
        break;
    }
  };
  for (const int how : {0, 1, 2, 3}) {
    CAPTURE(how);
    write_interrupted(s, path, 9);
    spoil(how);
    auto file = TrajectoryFile::open_partial(s, small_provenance(), path);
    REQUIRE(file != nullptr);
    CHECK(file->resume_point().exchange == 0);
    CHECK(file->resume_point().checkpoint.empty());
    CHECK(file->resume_point().shortfall_hours.empty());
    go_on(*file, s);
    CHECK(first_difference(folder / "whole.h5", path) == "");
    CHECK_FALSE(std::filesystem::exists(state));
    std::filesystem::remove(path);
  }
}

TEST_CASE("a run that starts anew takes no older state with it") {
  const TemporaryFolder folder;
  const auto s = small_ensemble();
  const auto path = folder / "run.h5", state = folder / "run.h5.partial.state";
  write_interrupted(s, path, 9);
  CHECK(std::filesystem::exists(state));
  std::ofstream(folder / "run.h5.partial.new") << "left by a run that was killed at its start";
  std::ofstream(folder / "run.h5.partial.state.new") << "left by one that was killed later";
  write_interrupted(s, path, 2);
  CHECK_FALSE(std::filesystem::exists(state));
  CHECK_FALSE(std::filesystem::exists(folder / "run.h5.partial.new"));
  CHECK_FALSE(std::filesystem::exists(folder / "run.h5.partial.state.new"));
  auto file = TrajectoryFile::open_partial(s, small_provenance(), path);
  CHECK(file->resume_point().exchange == 0);
}

TEST_CASE("without an ensemble there is no state, whatever lies there") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  const auto path = folder / "run.h5", partial = folder / "run.h5.partial";
  write_interrupted(s, path, 9);
  CHECK_FALSE(std::filesystem::exists(state_path(partial)));
  write_state(partial, {run_key(s, small_provenance()), 4, std::vector<std::byte>(10)});
  const auto file = TrajectoryFile::open_partial(s, small_provenance(), path);
  CHECK(file->resume_point().exchange == 8);
  CHECK(file->resume_point().checkpoint.empty());
}

}  // namespace gigaload::output
