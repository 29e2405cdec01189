#include "output/trajectory_file.hpp"

#include <doctest/doctest.h>

#include "grid/error.hpp"
#include "output/layout.hpp"
#include "output/result_file.hpp"
#include "tests/output/small_content.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

namespace {

/// A run that stopped after `exchanges` of them.
void write_interrupted(const sim::Scenario& s, const std::filesystem::path& path,
                       std::size_t exchanges) {
  TrajectoryFile file(s, small_provenance(), path);
  record(file, s, 0, exchanges);
  file.interrupt();
}

}  // namespace

TEST_CASE("every hour, exchange and year is where it belongs") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  write_whole(s, folder / "run.h5");
  CHECK_FALSE(std::filesystem::exists(folder / "run.h5.partial"));

  const ResultFile result(folder / "run.h5");
  const char* hourly[] = {"demand",           "grid_load",      "shortfall", "net_import",
                          "reserve_margin",   "water_indirect", "co2",       "campus_load",
                          "campus_curtailed", "water_direct",   "generation"};
  const std::size_t hours = 1973;
  for (std::size_t kind = 0; kind < std::size(hourly); ++kind) {
    CAPTURE(hourly[kind]);
    const Array array = result.read(hourly[kind]);
    REQUIRE(array.shape[0] == hours);
    const std::size_t columns = array.values.size() / hours;
    CHECK(columns == (kind < 7 ? 2 : kind < 10 ? 3 : 4));
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < array.values.size(); ++i) {
      wrong += array.values[i] != value(kind, i / columns, i % columns) ? 1 : 0;
    }
    CHECK(wrong == 0);
  }
  const auto time = result.read("time").values;
  const auto bounds = result.read("time_bnds").values;
  std::size_t wrong = 0;
  for (std::size_t h = 0; h < hours; ++h) {
    const double begin = static_cast<double>(s.begin) + static_cast<double>(h);
    wrong += time[h] != begin || bounds[2 * h] != begin || bounds[2 * h + 1] != begin + 1.0;
  }
  CHECK(wrong == 0);

  const auto times = exchanges(s);
  const auto starts = result.exchange_times();
  REQUIRE(starts.size() == exchange_count(s));
  CHECK(std::equal(starts.begin(), starts.end(), times.begin()));
  CHECK(std::count(starts.begin(), starts.end(), grid::start_of_year(2026)) == 1);
  const Array capacity = result.read("buildout/capacity");
  CHECK(capacity.shape == std::vector<std::size_t>{starts.size(), 2, 2});
  CHECK(capacity.values[4 * 3 + 2] == value(29, 3, 2) + 1.0 / 3.0);
  CHECK(result.read("buildout/filled").values[3 * 5 + 1] == value(24, 5, 1) + 1.0 / 3.0);
  CHECK(result.read("buildout/solver_steps").values[5] == 50.0);
  CHECK(result.read("exchange/energy").values[2 * 7 + 1] == value(30, 7, 1) + 1.0 / 3.0);
}

TEST_CASE("campuses and deals that a scenario has not are left out, and the file says so") {
  const TemporaryFolder folder;
  auto s = small_scenario();
  s.campuses.clear();
  s.deals.clear();
  s.write_generation = false;
  write_whole(s, folder / "run.h5");
  const ResultFile result(folder / "run.h5");
  CHECK_FALSE(result.contains("campus_load"));
  CHECK_FALSE(result.contains("generation"));
  CHECK_FALSE(result.contains("buildout/promised"));
  CHECK(result.contains("demand"));
  bool said = false;
  for (const auto& [name, text] : result.attributes()) {
    said = said || (name == "omitted" && text.find("campus, deal") != std::string::npos);
  }
  CHECK(said);
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
      CHECK(file->resume_point().storage_energy_mwh == last.storage_energy);
      CHECK(file->resume_point().shortfall_hours.back() == last.unserved_hours);
    }
    record(*file, s, from, exchange_count(s));
    file->finish();
    CHECK(first_difference(folder / "whole.h5", path) == "");
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

TEST_CASE("an older result stays until the new one is whole") {
  const TemporaryFolder folder;
  auto s = small_scenario();
  const auto path = folder / "run.h5";
  write_whole(s, path);
  const auto before = content(path);
  s.seed = 8;
  s.text += "# other\n";
  {
    TrajectoryFile file(s, small_provenance(), path);
    record(file, s, 0, 5);
    CHECK(content(path) == before);
    file.interrupt();
  }
  CHECK(content(path) == before);
  write_whole(s, path);
  CHECK(ResultFile(path).is_complete());
}

TEST_CASE("frames out of order or of another size are our own fault") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  {
    TrajectoryFile file(s, small_provenance(), folder / "a.h5");
    CHECK_THROWS_AS(record(file, s, 1, 2), InternalError);
  }
  {
    TrajectoryFile file(s, small_provenance(), folder / "b.h5");
    auto frame = make_frame(s, 0);
    frame.co2.resize(frame.hours, 5);
    CHECK(message_of<InternalError>([&] { file.record(frame); }) ==
          "a frame's co2 has another size than the file");
    CHECK_THROWS_AS(file.finish(), InternalError);
  }
  {
    TrajectoryFile file(s, small_provenance(), folder / "c.h5");
    record(file, s, 0, 4);
    CHECK(message_of<InternalError>([&] { file.finish(); }) ==
          "a trajectory file was finished before the end of its run");
    CHECK_FALSE(std::filesystem::exists(folder / "c.h5"));
  }
}

}  // namespace gigaload::output
