#include "output/result/deal_totals.hpp"

#include <doctest/doctest.h>
#include <hdf5.h>

#include "tests/output/small_run.hpp"

namespace gigaload::output {

namespace {

/// One campus of chips and sites, one of sites alone; three deals.
sim::Scenario scenario_of_deals() {
  sim::Scenario s = small_scenario();
  s.deals.resize(3);
  s.deals[0].name = "chips";
  s.deals[1].name = "more-chips";
  s.deals[2].name = "sites";
  s.deals[2].kind = sim::DealKind::sites;
  s.campuses[0].deals = {{DealIndex(0), 0.5}, {DealIndex(1), 0.25}, {DealIndex(2), 1.0}};
  s.campuses[1].deals = {{DealIndex(2), 0.5}};
  return s;
}

}  // namespace

TEST_CASE("machines of all deals are read as they were written, the larger of chips and sites") {
  const TemporaryFolder folder;
  const auto s = scenario_of_deals();
  write_whole(s, folder / "run.h5");
  const ResultFile file(folder / "run.h5");
  const DealTotals machines = read_deal_totals(file);
  REQUIRE(machines.promised.size() == exchange_count(s));
  const sim::BuildOutFrame last = make_frame(s, exchange_count(s) - 1).build_out;
  CHECK(machines.promised.back() == last.promised[0] + last.promised[1]);
  CHECK(machines.delivered.back() == doctest::Approx(last.energised[0] + 0.5 * last.energised[1]));
  CHECK(file.read("buildout/machines_gap").values.back() ==
        machines.promised.back() - machines.delivered.back());
}

TEST_CASE("machines of an older file are the larger of chips and sites, and count once") {
  const TemporaryFolder folder;
  const auto s = scenario_of_deals();
  write_whole(s, folder / "run.h5");
  const hid_t file = H5Fopen((folder / "run.h5").c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  for (const char* name : {"promised_machines", "delivered_machines", "machines_gap"}) {
    REQUIRE(H5Ldelete(file, (std::string("buildout/") + name).c_str(), H5P_DEFAULT) >= 0);
  }
  H5Fclose(file);
  const DealTotals machines = read_deal_totals(ResultFile(folder / "run.h5"));
  REQUIRE(machines.promised.size() == exchange_count(s));
  const sim::BuildOutFrame last = make_frame(s, exchange_count(s) - 1).build_out;
  CHECK(machines.promised.back() == last.promised[0] + last.promised[1]);
  CHECK(machines.delivered.back() == doctest::Approx(last.energised[0] + 0.5 * last.energised[1]));
}

TEST_CASE("a file without deals has no machines") {
  const TemporaryFolder folder;
  auto s = small_scenario();
  s.deals.clear();
  write_whole(s, folder / "run.h5");
  CHECK(read_deal_totals(ResultFile(folder / "run.h5")).promised.empty());
}

}  // namespace gigaload::output
