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

TEST_CASE("a small result is about as large as what it holds, whole or interrupted") {
  const TemporaryFolder folder;
  for (const std::size_t days : {4, 80}) {
    CAPTURE(days);
    auto s = small_scenario();
    s.end = s.begin + static_cast<grid::Hour>(24 * days);
    write_whole(s, folder / "run.h5");
    write_interrupted(s, folder / "part.h5", exchange_count(s));
    for (const char* name : {"run.h5", "part.h5.partial"}) {
      CAPTURE(name);
      const auto layout = open_layout(folder / name, s, Access::read);
      double stored = 0.0;
      for (const Stored& each : layout.stored) {
        stored += static_cast<double>(H5Dget_storage_size(each.dataset.get()));
      }
      constexpr double kOfDataset = 8'000.0;  // attributes, dimensions, the index of its chunks
      const auto most = 1.1 * stored + kOfDataset * static_cast<double>(layout.stored.size());
      CHECK(static_cast<double>(std::filesystem::file_size(folder / name)) < most);
    }
  }
}

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

TEST_CASE("drawn futures are on file by exchange and by campus, or why there are none") {
  const TemporaryFolder folder;
  const auto attribute = [](const ResultFile& result, const std::string& name) {
    for (const auto& [key, text] : result.attributes()) {
      if (key == name) return text;
    }
    return std::string();
  };
  auto s = nested(small_scenario());
  for (sim::Campus& campus : s.campuses) {  // announced years before the run, and doubtful
    campus.phases.front().announced -= 8 * 8766;
    campus.stages.construction_cancellation_per_y = 0.3;
  }
  s.futures = 50;
  write_whole(s, folder / "run.h5");
  const ResultFile result(folder / "run.h5");
  const sim::BuildOutFutures futures(s);
  CHECK(result.read("future_quantile").values == std::vector<double>{0.1, 0.5, 0.9});
  const Array all = result.read("buildout/energised_quantile");
  const Array areas = result.read("buildout/energised_quantile_by_planning_area");
  CHECK(all.shape == std::vector<std::size_t>{exchange_count(s), 3});
  CHECK(areas.shape == std::vector<std::size_t>{exchange_count(s), 1, 3});
  const auto times = exchanges(s);
  for (std::size_t e = 0; e < exchange_count(s); ++e) {
    const auto from = static_cast<std::ptrdiff_t>(3 * e);
    const auto row = [from](const Array& array) {
      return std::vector<double>(array.values.begin() + from, array.values.begin() + from + 3);
    };
    CHECK(row(all) == futures.energised_mw(times[e]));
    CHECK(row(areas) == futures.energised_by_planning_area_mw(times[e]));
  }
  CHECK(all.values.back() > 0.0);
  const auto same = [](const Array& array, const std::vector<double>& dates) {
    return std::ranges::equal(array.values, dates, [](double a, double b) {
      return a == b || (std::isnan(a) && std::isnan(b));
    });
  };
  const Array complete = result.read("campus_complete_time");
  CHECK(complete.shape == std::vector<std::size_t>{3, 3});
  CHECK(same(complete, futures.complete()));
  CHECK(same(result.read("campus_first_power_time"), futures.first_power()));
  CHECK(same(result.read("campus_half_power_time"), futures.half_power()));
  CHECK(std::isnan(complete.values[2]));  // more than a tenth of the futures give up
  CHECK_FALSE(std::isnan(complete.values[0]));
  CHECK(attribute(result, "drawn_futures") == "50");

  s.limits.national_construction_mw = 1000.0;
  write_whole(s, folder / "national.h5");
  const ResultFile national(folder / "national.h5");
  CHECK_FALSE(national.contains("campus_complete_time"));
  CHECK(
      attribute(national, "no_drawn_futures").starts_with("limits.national_construction acts on"));
  CHECK(attribute(national, "drawn_futures").empty());
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
  CHECK(result.read("sample_quantile").values == s.ensemble.quantiles);
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

TEST_CASE("years that stop by error have their samples on file, resumed or not") {
  const TemporaryFolder folder;
  const auto s = small_until();
  write_whole(s, folder / "whole.h5");
  const ResultFile whole(folder / "whole.h5");
  CHECK(whole.read("adequacy/samples").values == std::vector<double>{2500.0, 1300.0});
  CHECK(whole.read("adequacy/error_reached").values == std::vector<double>{0.0625, 0.03125});
  const auto said = [](const ResultFile& file, const std::string& name) {
    for (const auto& [attribute, value] : file.attributes()) {
      if (attribute == name) return value;
    }
    return std::string();
  };
  CHECK(said(whole, "ensemble_samples") == "1300");  // of the year that has the fewest
  CHECK(said(whole, "ensemble_until") == "eue.eastern = 5 %");

  {
    TrajectoryFile file(s, small_provenance(), folder / "part.h5");
    record(file, s, 0, 8);
    CHECK(file.interrupt());
  }
  // what every year has at least, while it is not known
  CHECK(said(ResultFile(folder / "part.h5.partial"), "ensemble_samples") == "1000");
  {
    const auto file = TrajectoryFile::open_partial(s, small_provenance(), folder / "part.h5");
    REQUIRE(file != nullptr);
    record(*file, s, file->resume_point().exchange, exchange_count(s),
           file->resume_point().checkpoint);
    file->finish();
  }
  const ResultFile rest(folder / "part.h5");
  CHECK(rest.read("adequacy/samples").values == whole.read("adequacy/samples").values);
  CHECK(rest.read("adequacy/error_reached").values == whole.read("adequacy/error_reached").values);
  CHECK(said(rest, "ensemble_samples") == "1300");
}

}  // namespace gigaload::output
