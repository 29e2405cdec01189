#include "output/trajectory/trajectory_file.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "grid/core/error.hpp"
#include "output/result/result_file.hpp"
#include "output/trajectory/provenance.hpp"
#include "output/trajectory/state_file.hpp"
#include "output/variables/layout.hpp"
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
  const std::size_t hours = 1973;
  std::size_t found = 0;
  for (const sim::HourlyQuantity& quantity : sim::hourly_quantities()) {
    CAPTURE(quantity.name);
    if (!result.contains(quantity.name)) continue;
    ++found;
    const Array array = result.read(quantity.name);
    REQUIRE(array.shape[0] == hours);
    const std::size_t columns = array.values.size() / hours;
    CHECK(columns == sim::columns_of(quantity.axes, s));
    const std::size_t kind = kind_of(quantity.name);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < array.values.size(); ++i) {
      wrong += array.values[i] != value(kind, i / columns, i % columns) ? 1 : 0;
    }
    CHECK(wrong == 0);
  }
  CHECK(found == 11);  // no ensemble, no feature of a campus, no weather
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
  CHECK(capacity.values[4 * 3 + 2] == value(kFirstBuildOut + 10, 3, 2) + 1.0 / 3.0);
  CHECK(result.read("buildout/filled").values[3 * 5 + 1] ==
        value(kFirstBuildOut + 4, 5, 1) + 1.0 / 3.0);
  CHECK(result.read("buildout/solver_steps").values[5] == 50.0);
  CHECK(result.read("exchange/energy").values[2 * 7 + 1] ==
        value(kind_of("energy"), 7, 1) + 1.0 / 3.0);
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

TEST_CASE("derivatives of the build-out have a group of their own, also in a run taken up again") {
  const TemporaryFolder folder;
  auto s = small_scenario();
  s.write_sensitivities = true;
  write_whole(s, folder / "run.h5");
  const ResultFile result(folder / "run.h5");
  const auto names = result.labels("sensitivity/parameter");
  const auto units = result.labels("sensitivity/parameter_unit");
  REQUIRE(names.size() == 5);
  CHECK(names[1] == "construction");
  CHECK(units[1] == "yr");
  CHECK(result.read("sensitivity/parameter_value").values[1] ==
        s.campuses[0].stages.construction_y);
  const Array energised = result.read("sensitivity/energised");
  CHECK(energised.shape == std::vector<std::size_t>{exchange_count(s), 5, 3});
  CHECK(energised.values[3 * 15 + 7] == value(kFirstSensitivity, 3, 7) + 1.0 / 3.0);
  const Array gap = result.read("sensitivity/promise_gap");
  CHECK(gap.shape == std::vector<std::size_t>{exchange_count(s), 5, 1});
  CHECK(gap.values[4 * 5 + 2] == value(kFirstSensitivity + 2, 4, 2) + 1.0 / 3.0);
  // all else is as without
  auto plain = s;
  plain.write_sensitivities = false;
  write_whole(plain, folder / "plain.h5");
  const ResultFile without(folder / "plain.h5");
  CHECK_FALSE(without.contains("sensitivity"));
  CHECK(without.read("exchange/energy").values == result.read("exchange/energy").values);

  write_interrupted(s, folder / "again.h5", 5);
  auto file = TrajectoryFile::open_partial(s, small_provenance(), folder / "again.h5");
  REQUIRE(file != nullptr);
  go_on(*file, s);
  CHECK(ResultFile(folder / "again.h5").read("sensitivity/filled").values ==
        result.read("sensitivity/filled").values);
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
    frame.hourly["co2"].resize(frame.hours, 5);
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

TEST_CASE("an ensemble's hours and years are where they belong") {
  const TemporaryFolder folder;
  const auto s = small_ensemble();
  write_whole(s, folder / "run.h5");
  CHECK_FALSE(std::filesystem::exists(folder / "run.h5.partial.state"));
  const ResultFile result(folder / "run.h5");
  CHECK(result.read("quantile").values == s.ensemble.quantiles);
  const Array quantiles = result.read("shortfall_quantile");
  CHECK(quantiles.shape == std::vector<std::size_t>{1973, 2, 2});
  CHECK(quantiles.values[4 * 1000 + 3] == value(kind_of("shortfall_quantile"), 1000, 3));
  CHECK(result.read("shortfall_derated").values[2 * 700 + 1] ==
        value(kind_of("shortfall_derated"), 700, 1));
  CHECK(result.read("lolp").values[2 * 1972 + 1] == value(kind_of("lolp"), 1972, 1));

  CHECK(result.labels("adequacy/area") == std::vector<std::string>{"all", "eastern", "VA", "MD"});
  CHECK(result.read("adequacy/year").values == std::vector<double>{2025.0, 2026.0});
  const std::size_t last = exchange_count(s) - 1;
  const auto& adequacy = make_frame(s, last).adequacy;
  REQUIRE(adequacy.has_value());
  const Array days = result.read("adequacy/event_days");
  CHECK(days.shape == std::vector<std::size_t>{2, 4});
  CHECK(days.values[4 + 2] == adequacy->areas[2].event_days.value);
  CHECK(result.read("adequacy/neue_standard_error").values[4 + 3] ==
        adequacy->areas[3].neue.standard_error);
  CHECK(result.read("exchange/perfect_capacity").values[2 * last + 1] ==
        make_frame(s, last).sums["perfect_capacity"][1]);
  const auto attributes = result.attributes();
  const bool said =
      std::ranges::find(attributes, std::pair<std::string, std::string>("ensemble_samples",
                                                                        "100")) != attributes.end();
  CHECK(said);
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
  for (const std::size_t stop : {5U, 6U, 9U, 11U, 12U}) {
    auto file = TrajectoryFile::open_partial(s, small_provenance(), path);
    REQUIRE(file != nullptr);
    const sim::ResumePoint& from = file->resume_point();
    record(*file, s, from.exchange, stop, from.checkpoint);
    file->interrupt();
    const ResultFile partial(folder / "run.h5.partial");
    const auto lolh = partial.read("adequacy/lolh").values;
    // the new year is the end of exchange 5
    CHECK(std::isnan(lolh[0]) == (stop < 6));
    CHECK(std::isnan(lolh[4]) == (stop < 12));
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
        std::filesystem::resize_file(state, std::filesystem::file_size(state) - 1);
        break;
      case 2:
        std::filesystem::copy_file(state_path(folder / "other.h5.partial"), state,
                                   std::filesystem::copy_options::overwrite_existing);
        break;
      case 3:  // of an exchange that is not on file
        write_state(partial, {good->run, good->exchange + 4, good->payload});
        break;
      case 4:  // of one in which no border is
        write_state(partial, {good->run, good->exchange - 1, good->payload});
        break;
      case 5: {  // of exchanges whose rows are damaged
        const File file = open_file(partial, Access::write);
        const Dataset bounds(H5Dopen2(file.get(), "exchange/time_bnds", H5P_DEFAULT), "H5Dopen");
        const double nothing[2] = {std::nan(""), std::nan("")};
        write_rows(bounds, 5, 1, nothing);
        break;
      }
    }
  };
  for (const int how : {0, 1, 2, 3, 4, 5}) {
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
