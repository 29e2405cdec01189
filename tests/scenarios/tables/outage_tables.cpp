#include "scenarios/tables/outage_tables.hpp"

#include <doctest/doctest.h>

#include <string>

#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

constexpr const char* kOutages =
    "parameter,technology,value,source\n"
    "share_per_k,gas,0.03,sample\n"
    "day_before,,0.3,sample\n"
    "power,,1.8,sample\n"
    "deviation,,0.9,sample\n"
    "common,,0.4,sample\n"
    "days,,3,sample\n"
    "most,,0.7,sample\n";
constexpr const char* kRegions =
    "region,built_for_cold_c,built_for_heat_c,cold_tail,weatherisation\n"
    "AA,-8,33,0.8,0.25\n"
    "BB,-12,34,1,0\n"
    "CC,-20,30,1.4,0.5\n";

struct OutagesRead {
  explicit OutagesRead(const std::string& outages, const std::string& regions = kRegions,
                       const GridOptions& options = {}) {
    const TestFolder folder;
    write_sample_grid(folder);
    if (!outages.empty()) folder.write("data/cold_outages.csv", outages);
    if (!regions.empty()) folder.write("data/cold_regions.csv", regions);
    Problems problems;
    DataFolder data(folder.path() / "data", problems);
    system = read_grid(data, options, problems).system;
    faults = problems.count();
  }
  [[nodiscard]] double gas_share_per_k() const {
    double share = 0.0;
    for (const auto& technology : system.technologies) {
      if (technology.name == "gas") share = technology.cold_share_per_k;
    }
    return share;
  }
  grid::System system;
  std::size_t faults = 0;
};

}  // namespace

TEST_CASE("cold spells, what regions are built for and their coldest days are read") {
  GridOptions options;
  options.cold = 1.5;
  const OutagesRead read(kOutages, kRegions, options);
  CHECK(read.faults == 0);
  const grid::ColdSpells& spells = read.system.cold_spells;
  CHECK(spells.scale == 1.5);
  CHECK(spells.day_before == 0.3);
  CHECK(spells.power == 1.8);
  CHECK(spells.deviation == 0.9);
  CHECK(spells.common == 0.4);
  CHECK(spells.days == 3);
  CHECK(spells.most == 0.7);
  CHECK(read.gas_share_per_k() == 0.03);
  REQUIRE(read.system.data.size() == 3);
  CHECK(read.system.data[0].built_for_cold_c == -8.0);
  CHECK(read.system.data[0].built_for_heat_c == 33.0);
  CHECK(read.system.data[0].air.cold_tail == 0.8);
  CHECK(read.system.data[0].weatherisation == 0.25);
  CHECK(read.system.data[1].built_for_cold_c == -12.0);
  CHECK(read.system.data[2].weatherisation == 0.5);
}

TEST_CASE("a table without a power is of shares that grow as the cold does") {
  const std::string linear = "parameter,technology,value,source\nshare_per_k,gas,0.03,x\n";
  const OutagesRead read(linear);
  CHECK(read.faults == 0);
  CHECK(read.system.cold_spells.power == 1.0);
}

TEST_CASE("without outages by temperature, or without the tables, there are no cold spells") {
  GridOptions off;
  off.outages_by_temperature = false;
  const OutagesRead none(kOutages, kRegions, off);
  CHECK(none.faults == 0);
  CHECK(none.system.cold_spells.scale == 0.0);
  CHECK(none.gas_share_per_k() == 0.0);
  CHECK(none.system.data[0].air.cold_tail == 0.0);
  for (const auto& technology : none.system.technologies) {
    CHECK(technology.outage_curve.share.empty());
  }
  CHECK(OutagesRead("").faults == 0);  // regions without cold spells
  const OutagesRead absent("", "");
  CHECK(absent.faults == 0);
  CHECK(absent.system.cold_spells.scale == 0.0);
}

TEST_CASE("an unknown parameter, class or region and what is out of range are told") {
  CHECK(OutagesRead("parameter,technology,value,source\nsigma,,1,x\n").faults == 1);
  CHECK(OutagesRead("parameter,technology,value,source\nshare_per_k,wind,0.1,x\n").faults == 1);
  CHECK(OutagesRead(kOutages + std::string("most,,0.6,x\n")).faults == 1);
  CHECK(OutagesRead(kOutages, "").faults == 1);  // built for what?
  CHECK(OutagesRead("parameter,technology,value,source\nshare_per_k,steam,0.1,x\n").faults == 1);
  CHECK(OutagesRead("parameter,technology,value,source\nmost,,1.1,x\n").faults == 1);
  CHECK(OutagesRead("parameter,technology,value,source\npower,,0.5,x\n").faults == 1);
  CHECK(OutagesRead("parameter,technology,value,source\ndays,,3.5,x\n").faults == 1);
  const std::string heading = "region,built_for_cold_c,built_for_heat_c,cold_tail,weatherisation\n";
  CHECK(OutagesRead(kOutages, heading + "AA,-8,33,0.8,0.25\nCC,-8,33,0.8,0.25\n").faults == 1);
  CHECK(OutagesRead(kOutages, std::string(kRegions) + "XX,-8,33,0.8,0.25\n").faults == 1);
  CHECK(OutagesRead(kOutages, std::string(kRegions) + "AA,-9,33,0.8,0.25\n").faults == 1);
  CHECK(OutagesRead("", heading + "AA,-8,33,0.8,1.25\n").faults == 1);
}
