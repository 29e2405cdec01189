#include "output/report/report.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <numeric>

#include "grid/core/error.hpp"
#include "output/hdf5/hdf5_handle.hpp"
#include "output/hdf5/netcdf.hpp"
#include "output/report/report_numbers.hpp"
#include "output/report/report_traces.hpp"
#include "sim/frame/pipeline_blocks.hpp"
#include "tests/output/small_run.hpp"
#include "tests/output/unpacked.hpp"
#include "tests/places.hpp"

namespace gigaload::output {

namespace {

using nlohmann::json;

json report_of(const std::filesystem::path& path) {
  return json::parse(report_json(ResultFile(path), "run.h5"));
}

std::vector<double> unpacked(const json& series) {
  return unpacked(PackedSeries{series["step"], series["count"], series["period"], series["text"]});
}

void put_value(const std::filesystem::path& path, const char* name, std::vector<hsize_t> place,
               double value) {
  const File file = open_file(path, Access::write);
  const Dataset dataset(H5Dopen2(file.get(), name, H5P_DEFAULT), "H5Dopen");
  write_block(dataset, place, {1, 1}, &value);
}

/// Sum over the exchanges of a year of a region's sums, from what was written.
double sum_of_year(const sim::Scenario& s, int year, const char* what, std::size_t region) {
  double sum = 0.0;
  for (std::size_t e = 0; e < exchange_count(s); ++e) {
    const sim::Frame frame = make_frame(s, e);
    if (frame.year == year) sum += frame.sums[what][region];
  }
  return sum;
}

}  // namespace

TEST_CASE("sums by year are those of the exchanges") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  write_whole(s, folder / "run.h5");
  const json report = report_of(folder / "run.h5");
  CHECK(report["hours"] == 1973);
  CHECK(report["complete"] == true);
  REQUIRE(report["years"].size() == 2);
  CHECK(report["years"][0]["year"] == 2025);
  CHECK(report["years"][0]["hours"] == 43 * 24);  // from 19 November
  CHECK(report["years"][0]["whole"] == false);
  CHECK(report["years"][1]["first_hour"] == 43 * 24);
  const auto energy = [&](std::size_t year, std::size_t region) {
    return report["yearly"]["energy"][year][region].get<double>();
  };
  for (const std::size_t region : {0U, 1U}) {
    CHECK(energy(0, region) ==
          doctest::Approx(sum_of_year(s, 2025, "energy", region)).epsilon(1e-6));
    CHECK(energy(1, region) ==
          doctest::Approx(sum_of_year(s, 2026, "energy", region)).epsilon(1e-6));
  }
  CHECK(report["adequacy"].is_null());
  CHECK(report["traces"][0]["expected"].is_null());
}

TEST_CASE("a file with campuses and without their stages is refused") {
  const TemporaryFolder folder;
  write_whole(small_scenario(), folder / "run.h5");
  {
    const File file(H5Fopen((folder / "run.h5").c_str(), H5F_ACC_RDWR, H5P_DEFAULT), "H5Fopen");
    for (const sim::BlockTraits& block : sim::kBlockTraits) {
      if (!block.announced) continue;
      const std::string path = std::string("buildout/") + block.name;
      check(H5Ldelete(file.get(), path.c_str(), H5P_DEFAULT), "H5Ldelete");
    }
  }
  CHECK_THROWS_AS((void)report_of(folder / "run.h5"), InputError);
}

TEST_CASE("hours of the report are those of the file, within half a thousandth of the highest") {
  const TemporaryFolder folder;
  const auto s = small_ensemble();
  write_whole(s, folder / "run.h5");
  const ResultFile file(folder / "run.h5");
  const json report = report_of(folder / "run.h5");
  const auto same = [&](const std::string& trace, const std::string& path, std::size_t columns,
                        std::size_t column) {
    const auto shown = unpacked(report["traces"][1][trace]);
    const Array full = file.read(path);
    REQUIRE(shown.size() == full.shape[0]);
    double worst = 0.0, highest = 0.0;
    for (std::size_t h = 0; h < shown.size(); ++h) {
      const double value = full.values[h * columns + column];
      worst = std::max(worst, std::abs(shown[h] - value));
      highest = std::max(highest, std::abs(value));
    }
    CHECK(highest > 0.0);
    CHECK(worst <= 0.5e-3 * highest * (1.0 + 1e-6));
  };
  same("load", "grid_load", 2, 1);
  same("shortfall", "shortfall_derated", 2, 1);  // of the load's own weather

  const auto mean = unpacked(report["traces"][1]["load_mean"]);
  const auto high = unpacked(report["traces"][1]["load_high"]);
  const Array load = file.read("grid_load");
  double sum = 0.0;
  for (std::size_t h = 24; h < 48; ++h) sum += load.values[h * 2 + 1];
  CHECK(mean.size() == 83);  // 82 days and 5 hours
  CHECK(mean[1] == doctest::Approx(sum / 24.0).epsilon(1e-3));
  CHECK(high[1] == doctest::Approx(load.values[47 * 2 + 1]).epsilon(1e-3));  // load rises by hour
  CHECK(report["adequacy"]["areas"] == json({"all", "eastern", "VA", "MD"}));
  CHECK(report["adequacy"]["eue"]["value"][0].size() == 4);
  CHECK(report["adequacy"]["risk"]["lolh"][1][3].size() == 12 * 24);
  CHECK(report["adequacy"]["risk"]["longest_event_hours"][1] == json({3, 4, 5, 6}));
  CHECK_FALSE(report["adequacy"].contains("load_only"));
}

TEST_CASE("where regions keep reserves the page has the metrics of load only too") {
  const TemporaryFolder folder;
  auto s = small_ensemble();
  s.reserve_share.assign(s.grid.regions.size(), 0.03);
  write_whole(s, folder / "run.h5");
  const json adequacy = report_of(folder / "run.h5")["adequacy"];
  CHECK(adequacy["load_only"]["eue"] == adequacy["eue"]);  // the frames of the test have them alike
  CHECK(adequacy["load_only"]["event_days"]["error"] == adequacy["event_days"]["error"]);
}

TEST_CASE("what the samples miss is given by months, apart from the load of one weather") {
  const TemporaryFolder folder;
  const auto s = small_ensemble();
  write_whole(s, folder / "run.h5");
  const Array mean = ResultFile(folder / "run.h5").read("shortfall");
  const json expected = report_of(folder / "run.h5")["traces"][1]["expected"];
  REQUIRE(expected.size() == 2);
  REQUIRE(expected[0].size() == 12);
  double november = 0.0;  // from the 19th
  for (std::size_t h = 0; h < 12 * 24; ++h) november += mean.values[h * 2 + 1];
  CHECK(expected[0][10].get<double>() == doctest::Approx(november).epsilon(1e-6));
  CHECK(expected[0][0].is_null());  // not in the run
  CHECK(expected[1][1].get<double>() > 0.0);
  CHECK(expected[1][2].is_null());
}

TEST_CASE("duration curves fall from the highest hour to the lowest") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  write_whole(s, folder / "run.h5");
  const Array load = ResultFile(folder / "run.h5").read("grid_load");
  const auto curves = unpacked(report_of(folder / "run.h5")["traces"][0]["duration"]);
  const std::size_t points = duration_shares().size();
  REQUIRE(curves.size() == 2 * points);
  const auto second = curves.begin() + static_cast<long>(points);
  CHECK(std::is_sorted(curves.begin(), second, std::greater<>()));
  CHECK(std::is_sorted(second, curves.end(), std::greater<>()));
  // in this run load rises by one each hour
  CHECK(curves.front() == doctest::Approx(load.values[(43 * 24 - 1) * 2]).epsilon(1e-3));
  CHECK(*(second - 1) == doctest::Approx(load.values[0]).epsilon(1e-3));
  CHECK(curves.back() == doctest::Approx(load.values[43 * 24 * 2]).epsilon(1e-3));
}

TEST_CASE("an hour that is no finite number is refused with its place") {
  const TemporaryFolder folder;
  const auto path = folder / "run.h5";
  write_whole(small_scenario(), path);
  const double before = ResultFile(path).read("demand").values[100 * 2 + 1];
  for (const double value : {std::nan(""), std::numeric_limits<double>::infinity()}) {
    put_value(path, "demand", {100, 1}, value);
    CHECK(message_of<InputError>([&] { (void)report_of(path); }) ==
          "cannot read " + path.string() +
              ": demand of MD in the hour 2025-11-23T04:00:00Z is no finite number, which no run "
              "writes: the file is damaged or was changed; run its scenario again");
  }
  put_value(path, "demand", {100, 1}, before);
  CHECK_NOTHROW((void)report_of(path));
}

TEST_CASE("a region whose data centres' energy is no number comes last") {
  const TemporaryFolder folder;
  const auto path = folder / "run.h5";
  write_whole(small_scenario(), path);
  put_value(path, "exchange/data_centre_energy", {0, 0}, std::nan(""));
  CHECK(report_of(path)["region_order"] == json({1, 0}));
  put_value(path, "exchange/data_centre_energy", {0, 1}, std::nan(""));
  CHECK(report_of(path)["region_order"] == json({0, 1}));
}

TEST_CASE("loads beyond the characters of a page are given by days") {
  const TemporaryFolder folder;
  write_whole(small_scenario(), folder / "run.h5");
  const ResultFile file(folder / "run.h5");
  const json all = region_traces(file, years_on_file(file), {1, 0});
  std::size_t room = all[1]["load"]["text"].get<std::string>().size();
  for (const json& region : all) {
    for (const auto& [name, series] : region.items()) {
      if (name != "load" && !series.is_null()) room += series["text"].get<std::string>().size();
    }
  }
  const json few = region_traces(file, years_on_file(file), {1, 0}, room);
  CHECK(few[1]["load"] == all[1]["load"]);  // the first in order
  CHECK(few[0]["load"].is_null());
  CHECK(few[0]["load_mean"] == all[0]["load_mean"]);
}

TEST_CASE("stages of a deal are the stages of its campuses by their shares") {
  const TemporaryFolder folder;
  auto s = small_scenario();
  s.campuses[0].deals = {{DealIndex(0), 0.25}};
  s.campuses[2].deals = {{DealIndex(0), 1.0}};
  write_whole(s, folder / "run.h5");
  const json report = report_of(folder / "run.h5");
  const json& out = report["build_out"];
  const Array futures = ResultFile(folder / "run.h5").read("buildout/energised_quantile");
  CHECK(out["band"]["levels"].dump() == "[0.1,0.9]");
  REQUIRE(out["band"]["low"].size() == exchange_count(s));
  CHECK(out["band"]["low"].back().get<double>() ==
        doctest::Approx(*(futures.values.end() - 3)).epsilon(1e-6));
  CHECK(out["band"]["high"].back().get<double>() ==
        doctest::Approx(futures.values.back()).epsilon(1e-6));
  REQUIRE(out["time"].size() == exchange_count(s));
  const sim::BuildOutFrame last = make_frame(s, exchange_count(s) - 1).build_out;
  CHECK(out["deals"][0]["stages"]["construction"].back().get<double>() ==
        doctest::Approx(0.25 * last.construction[0] + last.construction[2]).epsilon(1e-6));
  CHECK(out["all"]["energised"].back().get<double>() ==
        doctest::Approx(last.energised[0] + last.energised[1] + last.energised[2]).epsilon(1e-6));
  // from the ground up; what is cancelled does not stand on the rest
  CHECK(out["layers"].dump() == R"([{"name":"energised","title":"energised"},)"
                                R"({"name":"construction","title":"under construction"},)"
                                R"({"name":"pre_development","title":"in pre-development"}])");
  // VA has the first and the last campus; the state at the end of a year opens the next
  std::size_t e = 0;
  while (make_frame(s, e).year == 2025) ++e;
  const sim::BuildOutFrame at_new_year = make_frame(s, e).build_out;
  CHECK(out["regions"]["energised"][0][0].get<double>() ==
        doctest::Approx(at_new_year.energised[0] + at_new_year.energised[2]).epsilon(1e-6));
  CHECK(report["campuses"][1]["energised"][0].get<double>() ==
        doctest::Approx(at_new_year.energised[1]).epsilon(1e-6));
  double water = 0.0;
  const Array direct = ResultFile(folder / "run.h5").read("water_direct");
  for (std::size_t h = 0; h < 43 * 24; ++h) water += direct.values[h * 3 + 1];
  CHECK(report["campus_years"]["water"][0][1].get<double>() ==
        doctest::Approx(water).epsilon(1e-6));
  // what is nowhere is not told of
  for (const auto& [key, name] :
       {std::pair("curtailed", "campus_curtailed"), std::pair("onsite", "onsite_generation"),
        std::pair("water_short", "water_shortfall")}) {
    const ResultFile file(folder / "run.h5");
    double all = 0.0;
    if (file.contains(name)) {
      const auto values = file.read(name).values;
      all = std::accumulate(values.begin(), values.end(), 0.0);
    }
    CAPTURE(name);
    CHECK(report["campus_years"].contains(key) == (all != 0.0));
  }
}

TEST_CASE("an interrupted run, and one without campuses, have a report") {
  const TemporaryFolder folder;
  auto s = small_scenario();
  {
    TrajectoryFile file(s, small_provenance(), folder / "part.h5");
    record(file, s, 0, 6);
    file.interrupt();
  }
  const json part = report_of(folder / "part.h5.partial");
  CHECK(part["complete"] == false);
  CHECK(part["hours"] == 6 * 168);
  CHECK(part["years"].size() == 1);
  CHECK(part["build_out"]["time"].size() == 6);

  s.campuses.clear();
  s.deals.clear();
  write_whole(s, folder / "bare.h5");
  const json bare = report_of(folder / "bare.h5");
  CHECK(bare["build_out"].is_null());
  CHECK(bare["campus_years"].is_null());
  CHECK(bare["campuses"].empty());
}

TEST_CASE("a file of which no exchange is whole is refused with a reason") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  {
    TrajectoryFile file(s, small_provenance(), folder / "none.h5");
    file.interrupt();
  }
  CHECK(message_of<InputError>([&] {
          static_cast<void>(report_json(ResultFile(folder / "none.h5.partial"), "none.h5"));
        }).find("nothing to report") != std::string::npos);
}

TEST_CASE("numbers of a page are seven digits") {
  CHECK(number(1234567.891).dump() == "1234568.0");
  CHECK(number(0.000123456789).dump() == "0.0001234568");
  CHECK(number(-3.0).dump() == "-3.0");
  CHECK(number(0.0).dump() == "0");
  CHECK(number(std::nan("")).is_null());
  CHECK(number(4.3e15).dump() == "4.3e+15");
}

}  // namespace gigaload::output
