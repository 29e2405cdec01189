#include "output/adequacy/adequacy_file.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

#include "grid/core/error.hpp"
#include "output/files/partial_file.hpp"
#include "output/hdf5/netcdf.hpp"
#include "tests/output/small_content.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

namespace {

using namespace grid::adequacy;

/// Two regions in three steps of half an hour, five hours behind UTC.
SystemModel small_system() {
  SystemModel s;
  s.steps = 3;
  s.start = "2024-01-01T00:00:00-05:00";
  s.units = {"min", "MW", "MWh", 30};
  s.regions = {{"A", Series({1.0, 2.0, 3.0})}, {"B", 4.0}};
  s.groups = {{"both", {RegionIndex(0), RegionIndex(1)}}};
  return s;
}

Metrics metrics(double first) {
  Metrics m;
  for (const auto& metric : grid::adequacy::metrics()) {
    m.*metric.estimate = {first, first / 4.0};
    first += 1.0;
  }
  return m;
}

StepMetrics steps(double first) {
  StepMetrics m;
  for (int t = 0; t < 3; ++t) {
    m.lolp.push_back((t + 1) / 10.0);
    m.epns.push_back({first + t, 0.5});
  }
  m.quantiles = {{0.0, 0.0, 1.0}, {first, first + 1.0, first + 2.0}};
  return m;
}

Result small_result() {
  Result result;
  result.samples = 101;
  result.system = metrics(100.0);
  result.regions = {metrics(10.0), metrics(20.0)};
  result.regions[1].cvar = {std::numeric_limits<double>::quiet_NaN(), 0.0};
  result.groups = {metrics(100.0)};
  result.system_steps = steps(30.0);
  result.region_steps = {steps(10.0), steps(20.0)};
  return result;
}

AdequacyOrigin origin() {
  AdequacyOrigin from;
  from.method = "montecarlo";
  from.seed = 7;
  from.provenance.program_version = "0.1.0";
  from.provenance.data_hashes = {{"x.pras", "abc"}};
  return from;
}

std::vector<double> read(const std::filesystem::path& path, const char* name) {
  const File file = open_file(path, Access::read);
  const Dataset dataset(H5Dopen2(file.get(), name, H5P_DEFAULT), "H5Dopen");
  return read_all(dataset);
}

}  // namespace

TEST_CASE("what was assessed is in the file by time, region and quantile") {
  const TemporaryFolder folder;
  const auto path = folder / "a.h5";
  const SystemModel system = small_system();
  {
    AdequacyFile file(system, {0.5, 0.9}, origin(), path);
    CHECK(std::filesystem::exists(partial_path(path)));
    CHECK_FALSE(std::filesystem::exists(path));
    file.write(small_result());
  }
  CHECK_FALSE(std::filesystem::exists(partial_path(path)));
  // 2024-01-01T05:00Z
  CHECK(read(path, "time") == std::vector<double>{1704085200, 1704087000, 1704088800});
  CHECK(read(path, "sample_quantile") == std::vector<double>{0.5, 0.9});
  CHECK(read(path, "load") == std::vector<double>{1, 4, 2, 4, 3, 4});
  CHECK(read(path, "epns") == std::vector<double>{10, 20, 11, 21, 12, 22});
  CHECK(read(path, "lolp_standard_error")[0] == doctest::Approx(std::sqrt(0.1 * 0.9 / 100.0)));
  CHECK(read(path, "shortfall_quantile") ==
        std::vector<double>{0, 10, 0, 20, 0, 11, 0, 21, 1, 12, 1, 22});
  CHECK(read(path, "system_shortfall_quantile") == std::vector<double>{0, 30, 0, 31, 1, 32});
  CHECK(read(path, "lole") == std::vector<double>{10, 20});
  CHECK(read(path, "eue_standard_error") == std::vector<double>{3, 5.5});
  CHECK(read(path, "group_lole") == std::vector<double>{100});
  CHECK(read(path, "cvar")[0] == 18.0);
  CHECK(std::isnan(read(path, "cvar")[1]));
  CHECK(content(path).at("region") == "A\nB\n");
}

TEST_CASE("of what no sample had there is no standard error, in steps, regions and the system") {
  const TemporaryFolder folder;
  const SystemModel system = small_system();
  Result result = small_result();
  result.system_steps.lolp[1] = result.region_steps[0].lolp[1] = 0.0;
  result.system_steps.epns[1] = result.region_steps[0].epns[1] = {0.0, 0.0};
  result.system.eue = result.regions[0].eue = result.groups[0].eue = {0.0, 0.0};
  const auto path = folder / "a.h5";
  AdequacyFile(system, {0.5, 0.9}, origin(), path).write(result);
  for (const char* name : {"lolp_standard_error", "epns_standard_error"}) {
    CAPTURE(name);
    const auto by_region = read(path, name);  // [step][region]
    const auto of_system = read(path, (std::string("system_") + name).c_str());
    for (std::size_t i = 0; i < by_region.size(); ++i) CHECK(std::isnan(by_region[i]) == (i == 2));
    for (std::size_t t = 0; t < of_system.size(); ++t) CHECK(std::isnan(of_system[t]) == (t == 1));
  }
  CHECK(read(path, "eue")[0] == 0.0);
  CHECK(std::isnan(read(path, "eue_standard_error")[0]));
  CHECK(read(path, "eue_standard_error")[1] == 5.5);
  CHECK(std::isnan(read(path, "group_eue_standard_error")[0]));
  const File file = open_file(path, Access::read);
  CHECK(H5Aexists(file.get(), "eue") > 0);
  CHECK(H5Aexists(file.get(), "eue_standard_error") == 0);
  CHECK(H5Aexists(file.get(), "lole_standard_error") > 0);

  result.samples = 0;  // the exact method is sure of its zeros
  AdequacyFile(system, {}, origin(), folder / "exact.h5").write(result);
  CHECK(read(folder / "exact.h5", "lolp_standard_error")[2] == 0.0);
  CHECK(read(folder / "exact.h5", "eue_standard_error")[0] == 0.0);
}

TEST_CASE("when loss of load falls is by region, month and hour, of the system besides") {
  const TemporaryFolder folder;
  const auto path = folder / "a.h5";
  const SystemModel system = small_system();
  Result result = small_result();
  const auto risk_of = [](double hours) {
    Risk risk;
    risk.lolh.assign(kRiskCells, 0.0);
    risk.eue = risk.lolh;
    risk.event_days.assign(grid::kMonths, 0.0);
    risk.lolh[30] = hours;
    risk.longest_event_hours = 2.0 * hours;
    risk.winter_share = {0.5, std::nan("")};
    return risk;
  };
  result.system_risk = risk_of(3.0);
  result.region_risks = {risk_of(1.0), risk_of(2.0)};
  result.group_risks = {risk_of(4.0)};
  AdequacyOrigin from = origin();
  from.assumptions = "one; two";
  AdequacyFile(system, {}, from, path).write(result);
  CHECK(read(path, "month").size() == 12);
  CHECK(read(path, "hour_of_day").back() == 23.0);
  CHECK(read(path, "lolh_by_month_hour").size() == 2 * 12 * 24);
  CHECK(read(path, "lolh_by_month_hour")[288 + 30] == 2.0);
  CHECK(read(path, "system_lolh_by_month_hour")[30] == 3.0);
  CHECK(read(path, "group_longest_event_hours") == std::vector{8.0});
  CHECK(read(path, "winter_share") == std::vector{0.5, 0.5});
  const File file = open_file(path, Access::read);
  CHECK(H5Aexists(file.get(), "longest_event_hours") > 0);
  CHECK(H5Aexists(file.get(), "winter_share_standard_error") == 0);  // not known
  CHECK(H5Aexists(file.get(), "adequacy_assumptions") > 0);
}

TEST_CASE("a share that all samples had tells as little of its error as one that none had") {
  const TemporaryFolder folder;
  const SystemModel system = small_system();
  Result result = small_result();
  result.system_steps.lolp[2] = result.region_steps[1].lolp[0] = 1.0;
  AdequacyFile(system, {0.5, 0.9}, origin(), folder / "a.h5").write(result);
  const auto by_region = read(folder / "a.h5", "lolp_standard_error");  // [step][region]
  for (std::size_t i = 0; i < by_region.size(); ++i) CHECK(std::isnan(by_region[i]) == (i == 1));
  const auto of_system = read(folder / "a.h5", "system_lolp_standard_error");
  for (std::size_t t = 0; t < of_system.size(); ++t) CHECK(std::isnan(of_system[t]) == (t == 2));
  result.samples = 0;  // the exact method is sure of both
  AdequacyFile(system, {}, origin(), folder / "exact.h5").write(result);
  CHECK(read(folder / "exact.h5", "lolp_standard_error")[1] == 0.0);
}

TEST_CASE("the exact method has no quantiles, a system may have no groups") {
  const TemporaryFolder folder;
  SystemModel system = small_system();
  system.groups.clear();
  Result result = small_result();
  result.groups.clear();
  result.samples = 0;
  AdequacyFile file(system, {}, origin(), folder / "a.h5");
  file.write(result);
  const auto all = content(folder / "a.h5");
  CHECK_FALSE(all.contains("sample_quantile"));
  CHECK_FALSE(all.contains("shortfall_quantile"));
  CHECK_FALSE(all.contains("group"));
  CHECK(read(folder / "a.h5", "lolp_standard_error") == std::vector<double>(6, 0.0));
}

TEST_CASE("an assessment that was given up leaves nothing and keeps what there was") {
  const TemporaryFolder folder;
  const auto path = folder / "a.h5";
  const SystemModel system = small_system();
  AdequacyFile(system, {0.5, 0.9}, origin(), path).write(small_result());
  const auto before = content(path);
  {
    const AdequacyFile given_up(system, {0.5}, origin(), path);
  }
  CHECK_FALSE(std::filesystem::exists(partial_path(path)));
  CHECK(content(path) == before);
}

TEST_CASE("a path or a start that is none is refused before the work") {
  const TemporaryFolder folder;
  SystemModel system = small_system();
  CHECK_THROWS_WITH_AS(AdequacyFile(system, {}, origin(), folder / "no" / "a.h5"),
                       doctest::Contains("is no directory"), InputError);
  CHECK_THROWS_AS(AdequacyFile(system, {}, origin(), folder / ""), InputError);
  system.start = "at dawn";
  CHECK_THROWS_WITH_AS(AdequacyFile(system, {}, origin(), folder / "a.h5"),
                       doctest::Contains("\"at dawn\" is no time stamp"), InputError);
  CHECK(std::filesystem::is_empty(folder / ""));
}

}  // namespace gigaload::output
