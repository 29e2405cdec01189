#include "scenarios/readers/weather_years_file.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <cmath>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"
#include "output/hdf5/attribute_write.hpp"
#include "output/hdf5/netcdf.hpp"
#include "tests/temporary_folder.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;
using output::Dataset;

namespace {

constexpr std::size_t kHoursOf2019 = 8760, kDaysOf2019 = 365;

/// Writes a file of 2019 of regions AA and BB; what `parts` leaves out is not in it.
struct YearsFile {
  struct Parts {
    std::vector<std::string> regions = {"AA", "BB"};
    std::string units = "hours since 1970-01-01 00:00:00";
    double first_hour = static_cast<double>(grid::start_of_year(2019));
    std::size_t hours = kHoursOf2019;
    double dry_bulb = 100.0;  // as it is stored
    bool has_time = true, has_day = true;
  };

  std::filesystem::path write(const Parts& parts, const std::function<void(hid_t)>& change = {}) {
    const auto path = folder / (std::to_string(++count) + ".h5");
    const output::File file = output::create_file(path, 16);
    output::create_labels(file.get(), "region", parts.regions);
    if (parts.has_time) {
      const Dataset time = axis(file.get(), "time", parts.first_hour, parts.hours);
      output::put_text(time.get(), "units", parts.units);
    }
    if (parts.has_day) {
      (void)axis(file.get(), "day", static_cast<double>(grid::start_of_year(2019) / 24),
                 kDaysOf2019);
    }
    std::vector<double> demand(2 * parts.hours, 50.0);
    demand[0] = 100.0;
    (void)table(file.get(), "demand", parts.hours, demand);
    const Dataset air = table(file.get(), "dry_bulb", kDaysOf2019,
                              std::vector<double>(2 * kDaysOf2019, parts.dry_bulb));
    output::put_double(air.get(), "scale_factor", 0.1);
    output::put_double(air.get(), "add_offset", -2.0);
    output::put_integer(air.get(), "_FillValue", -999);
    if (change) change(file.get());
    return path;
  }

  static MeasuredYears read(const std::filesystem::path& path) {
    return read_weather_years_file(path, {"AA", "BB"}, [](int) { return true; });
  }
  static std::string fault(const std::filesystem::path& path) {
    try {
      (void)read(path);
    } catch (const InputError& error) {
      return error.what();
    }
    return {};
  }

  tests::TemporaryFolder folder;
  int count = 0;

 private:
  static Dataset axis(hid_t file, const char* name, double first, std::size_t length) {
    Dataset dataset = output::create_numbers(file, name, H5T_STD_I32LE, {{length}, {}, false});
    std::vector<double> values(length);
    std::iota(values.begin(), values.end(), first);
    output::write_rows(dataset, 0, length, values.data());
    return dataset;
  }
  static Dataset table(hid_t file, const char* name, std::size_t length,
                       const std::vector<double>& values) {
    Dataset dataset = output::create_numbers(file, name, H5T_STD_I16LE, {{2, length}, {}, false});
    output::write_rows(dataset, 0, 2, values.data());
    return dataset;
  }
};

/// Counts pages that processes of their own took, of those that have ended.
long pages_of_children() {
  rusage usage{};
  REQUIRE(getrusage(RUSAGE_CHILDREN, &usage) == 0);
  return usage.ru_minflt;
}

bool tells(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a file of measured years: numbers with their scale and offset, what is missing is NaN") {
  YearsFile files;
  const MeasuredYears found = YearsFile::read(files.write({}));
  CHECK(found.known == std::vector<int>{2019});
  REQUIRE(found.years.size() == 1);
  const grid::MeasuredYear& year = found.years[0];
  REQUIRE(year.demand.size() == 2 * kHoursOf2019);
  CHECK(static_cast<double>(year.demand[0] / year.demand[1]) == doctest::Approx(2.0));
  REQUIRE(year.dry_bulb_c.size() == 2 * kDaysOf2019);
  CHECK(static_cast<double>(year.dry_bulb_c[0]) == doctest::Approx(8.0));
  const MeasuredYears unknown = YearsFile::read(files.write({.dry_bulb = -999.0}));
  REQUIRE(unknown.years.size() == 1);
  CHECK(std::isnan(unknown.years[0].dry_bulb_c[0]));
}

TEST_CASE("a file of measured years: what is wrong with it is told, whatever it claims") {
  YearsFile files;
  const auto fault = [&](const YearsFile::Parts& parts,
                         const std::function<void(hid_t)>& change = {}) {
    return YearsFile::fault(files.write(parts, change));
  };
  CHECK(tells(fault({.regions = {"AA", "AA"}}), "\"region\" has AA twice"));
  CHECK(tells(fault({.units = "hours since 2019-01-01"}), "wanted is \"hours since 1970-01-01\""));
  CHECK(tells(fault({.units = "hours since 1970-01-01 05:00"}), "1970-01-01 05:00"));
  CHECK(tells(fault({.first_hour = static_cast<double>(grid::start_of_year(1899))}),
              "allowed is 1900 to 2150"));
  CHECK(tells(fault({.dry_bulb = 2800.0}), "278 found, allowed is -80 to 60"));
  CHECK(tells(fault({.has_day = false}), "\"day\" is missing"));

  const YearsFile::Parts without{.has_time = false};
  CHECK(tells(fault(without), "\"time\" is missing"));
  CHECK(tells(fault(without, [](hid_t file) { output::create_labels(file, "time", {"noon"}); }),
              "\"time\" has no numbers"));
  CHECK(tells(fault(without,
                    [](hid_t file) {
                      (void)output::create_numbers(file, "time", H5T_STD_I32LE,
                                                   {{1, kHoursOf2019}, {}, false});
                    }),
              "\"time\" is 1 x 8760"));
  CHECK(tells(fault(without,
                    [](hid_t file) {
                      const output::Dataspace scalar(H5Screate(H5S_SCALAR), "H5Screate");
                      const Dataset one(H5Dcreate2(file, "time", H5T_STD_I32LE, scalar.get(),
                                                   H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT),
                                        "H5Dcreate2");
                    }),
              "\"time\" is of no shape"));
  CHECK(tells(fault(without,
                    [](hid_t file) {
                      (void)output::create_numbers(file, "time", H5T_STD_I32LE,
                                                   {{hsize_t{1} << 40U}, {1024}, false});
                    }),
              "wanted is a list of 1 to 2300000 hours"));
  CHECK(tells(fault({.regions = {"AA", "BB", "CC"}}), "wanted is 3 x 8760"));
}

TEST_CASE("a file of measured years: years of which it has a part are named") {
  YearsFile files;
  CHECK(YearsFile::read(files.write({})).cut.empty());
  const double begin = static_cast<double>(grid::start_of_year(2019));
  const MeasuredYears both =
      YearsFile::read(files.write({.first_hour = begin - 5.0, .hours = kHoursOf2019 + 12}));
  CHECK(both.known == std::vector<int>{2019});
  CHECK(both.cut == std::vector<int>{2018, 2020});
  const MeasuredYears late = YearsFile::read(files.write({.hours = kHoursOf2019 + 1}));
  CHECK(late.cut == std::vector<int>{2020});
  CHECK(YearsFile::read(files.write({.first_hour = begin - 1.0, .hours = kHoursOf2019 + 1})).cut ==
        std::vector<int>{2018});
}

TEST_CASE("a file of measured years: only one of unknown origin is tried in a process of its own") {
  YearsFile files;
  const auto path = files.write({});
  const auto read = [&path](FileOrigin origin) {
    return read_weather_years_file(path, {"AA", "BB"}, [](int) { return true; }, origin);
  };
  const long before = pages_of_children();
  CHECK(read(FileOrigin::shipped).known == std::vector<int>{2019});
  CHECK(pages_of_children() == before);
  CHECK(read(FileOrigin::unknown).known == std::vector<int>{2019});
  CHECK(pages_of_children() > before);
}
