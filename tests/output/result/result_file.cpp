#include "output/result/result_file.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <span>

#include "grid/core/error.hpp"
#include "output/hdf5/attribute_write.hpp"
#include "output/hdf5/netcdf.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

namespace {

std::string refusal(const std::filesystem::path& path) {
  return message_of<InputError>([&] { const ResultFile result(path); });
}

}  // namespace

TEST_CASE("what is in a result") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  write_whole(s, folder / "run.h5");
  const ResultFile result(folder / "run.h5");
  CHECK(result.is_complete());
  CHECK(result.hours() == 1973);
  CHECK(result.planned_hours() == 1973);
  CHECK(result.begin() == s.begin);
  CHECK(result.schema_version() == "2.1");
  CHECK(result.years() == std::vector<int>{2025, 2026});
  CHECK(result.exchange_times() == [&] {
    auto times = exchanges(s);
    times.pop_back();
    return times;
  }());

  const auto list = result.dimensions();
  const std::map<std::string, std::size_t> dimensions(list.begin(), list.end());
  CHECK(dimensions.at("time") == 1973);
  CHECK(dimensions.at("region") == 2);
  CHECK(dimensions.at("campus") == 3);
  CHECK(dimensions.at("buildout/exchange_time") == exchange_count(s));
  CHECK(dimensions.at("summary/year") == 2);

  const auto attributes = result.attributes();
  const std::map<std::string, std::string> text(attributes.begin(), attributes.end());
  CHECK(text.at("scenario") == s.text);
  CHECK(text.at("seed") == "7");
  CHECK(text.at("ensemble_samples") == "0");
  CHECK(text.at("data_hashes") == "fleet.csv 00ff\n");
  CHECK(text.at("command_line") == "gigaload run small.toml");
  CHECK(text.at("source") == "gigaload 0.1.0 abc123");
  CHECK(text.at("time_coverage_start") == "2025-11-19T00:00:00Z");
  CHECK(text.at("history").find("Z created by: gigaload run small.toml") != std::string::npos);

  CHECK(result.labels("region") == std::vector<std::string>{"VA", "MD"});
  CHECK(result.labels("campus_region") == std::vector<std::string>{"VA", "MD", "VA"});
  CHECK(result.read("campus_capacity").values == std::vector<double>{100.0, 150.0, 200.0});
  const Array energy = result.read("summary/energy");
  CHECK(energy.shape == std::vector<std::size_t>{2, 2});
  double of_2025 = 0.0;
  for (std::size_t e = 0; e < exchange_count(s); ++e) {
    const auto frame = make_frame(s, e);
    if (frame.year == 2025) of_2025 += frame.sums["energy"][1];
  }
  CHECK(energy.values[1] == of_2025);

  bool found = false;
  for (const VariableInfo& variable : result.variables()) {
    CHECK(variable.dimensions.size() == variable.shape.size());
    CHECK_FALSE(variable.long_name.empty());
    if (variable.path != "summary/generation") continue;
    found = true;
    CHECK(variable.dimensions == std::vector<std::string>{"year", "region", "technology"});
    CHECK(variable.shape == std::vector<std::size_t>{2, 2, 2});
    CHECK(variable.unit == "MW h");
  }
  CHECK(found);
  CHECK(message_of<InputError>([&] { static_cast<void>(result.read("summary/none")); }) ==
        (folder / "run.h5").string() + ": there is no variable \"summary/none\"");
  CHECK_THROWS_AS(static_cast<void>(result.read("region")), InputError);
  CHECK(result.labels("nothing").empty());
}

TEST_CASE("rows of a variable are those of the whole, cut at its end") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  write_whole(s, folder / "run.h5");
  const ResultFile result(folder / "run.h5");
  const Array whole = result.read("campus_load");
  REQUIRE(whole.shape == std::vector<std::size_t>{1973, 3});
  const Array part = result.read("campus_load", 600, 100);  // over the end of a block of 672 hours
  CHECK(part.shape == std::vector<std::size_t>{100, 3});
  CHECK(std::ranges::equal(part.values, std::span(whole.values).subspan(1800, 300)));
  CHECK(result.read("campus_load", 1970, 100).shape == std::vector<std::size_t>{3, 3});
  CHECK(result.read("campus_load", 5000, 1).values.empty());
}

TEST_CASE("a run under way") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  {
    TrajectoryFile file(s, small_provenance(), folder / "run.h5");
    record(file, s, 0, 4);
    file.interrupt();
  }
  const ResultFile result(folder / "run.h5.partial");
  CHECK_FALSE(result.is_complete());
  CHECK(result.hours() == 4 * 168);
  CHECK(result.planned_hours() == 1973);
  CHECK(result.read("demand").shape == std::vector<std::size_t>{4 * 168, 2});
  CHECK(result.read("exchange/energy").shape == std::vector<std::size_t>{4, 2});
}

TEST_CASE("another schema is refused by its major number alone") {
  const TemporaryFolder folder;
  const auto path = folder / "run.h5";
  write_whole(small_scenario(), path);
  const auto set = [&](const char* attribute, const char* text) {
    put_text(open_file(path, Access::write).get(), attribute, text);
  };
  set("schema_version", "2.7");
  CHECK(refusal(path).empty());
  set("schema_version", "1.2");
  CHECK(refusal(path).empty());
  set("schema_version", "3.0");
  CHECK(refusal(path) == path.string() +
                             ": schema version 3.0, this program reads 1.x to 2.x: use the "
                             "gigaload that wrote it, or run its scenario again");
  set("schema_version", "10.0");
  CHECK(refusal(path).find("schema version 10.0") != std::string::npos);
  set("schema", "other");
  CHECK(refusal(path).find("no result of gigaload") != std::string::npos);
}

TEST_CASE(
    "a start that is no hour and a negative number of hours are refused with the file's name") {
  const TemporaryFolder folder;
  const auto path = folder / "run.h5";
  write_whole(small_scenario(), path);
  for (const char* start : {"2025-02-31T00:00:00Z", "2025-01-01T00:00:00Zx", "soon"}) {
    CAPTURE(start);
    put_text(open_file(path, Access::write).get(), "time_coverage_start", start);
    const ResultFile result(path);
    const std::string said = message_of<InputError>([&] { (void)result.begin(); });
    CHECK(said.starts_with("cannot read " + path.string() + ": its attribute time_coverage_start"));
    CHECK(said.find(start) != std::string::npos);
  }
  put_integer(open_file(path, Access::write).get(), "planned_hours", -1);
  const ResultFile result(path);
  CHECK_THROWS_AS((void)result.planned_hours(), InputError);
  const auto attributes = result.attributes();
  CHECK(std::ranges::count(attributes,
                           std::pair<std::string, std::string>("planned_hours", "-1")) == 1);
}

TEST_CASE("what is no result") {
  const TemporaryFolder folder;
  const auto path = folder / "run.h5";
  CHECK(refusal(path) == "cannot read " + path.string() + ": there is no such file");
  std::filesystem::create_directory(folder / "directory");
  CHECK(refusal(folder / "directory").find("it is a directory") != std::string::npos);
  std::ofstream(path) << "year,energy\n2025,1\n";
  CHECK(refusal(path).find("cannot read " + path.string() + ": ") == 0);
  CHECK(refusal(path).find("it is no HDF5 file, as results are") != std::string::npos);
  {
    const File file = create_file(folder / "empty.h5", 1);
  }
  CHECK(refusal(folder / "empty.h5").find("no result of gigaload") != std::string::npos);
}

}  // namespace gigaload::output
