#include "scenarios/cooling_table.hpp"

#include <doctest/doctest.h>

#include "sample_grid.hpp"

using namespace gigaload::scenarios;

TEST_CASE("cooling curves in the order of the kinds") {
  const TestFolder folder;
  const std::string header =
      "cooling,title,design_pue,pue_base,pue_per_k,pue_knee_c,wue_base_l_per_kwh,wue_per_k,"
      "wue_knee_c,wue_max_l_per_kwh,source\n";
  folder.write("cooling.csv", header +
                                  "hybrid,h,1.3,1.1,0.01,20,0,0.1,21,2,x\n"
                                  "airside,a,1.2,1.05,0.02,16,0.1,0.2,17,1.5,x\n"
                                  "waterside,w,1.2,1.1,0,0,0,0,0,0,x\n"
                                  "water_chiller,w,1.2,1.1,0,0,0,0,0,0,x\n"
                                  "air_chiller,w,1.2,1.1,0,0,0,0,0,0,x\n"
                                  "direct_liquid,w,1.2,1.1,0,0,0,0,0,0,x\n");
  Problems problems;
  DataFolder data(folder.path(), problems);
  const CoolingTable table = read_cooling(data);
  CHECK(problems.count() == 0);
  CHECK(table.design_pue[0] == 1.2);
  CHECK(table.design_pue[5] == 1.3);
  CHECK(table.curves[5].pue_knee_c == 20.0);
  CHECK(table.curves[5].wue_per_k == 0.1);
  CHECK(table.curves[0].pue_per_k == 0.02);
  CHECK(table.curves[0].wue_max_l_per_kwh == 1.5);

  folder.write("cooling.csv",
               header + "airside,a,1.2,1.05,0.02,16,0.1,0.2,17,1.5,x\nfan,f,1,1,0,0,0,0,0,0,x\n");
  const CoolingTable part = read_cooling(data);
  CHECK(part.curves.size() == kCoolingKinds);
  CHECK(problems.count() == 6);  // one unknown kind, five missing
}
