#include "tools/adequacy/campus_cost_text.hpp"

#include <doctest/doctest.h>

using namespace gigaload;

namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("what campuses cost is a table by kind of area, with bounds where nothing was seen") {
  sim::CampusCost cost;
  cost.samples = 300;
  cost.assumptions = {"no reserve", "one course"};
  sim::AreaCost pjm;
  pjm.name = "PJM";
  pjm.without = {0.1, 0.01};
  pjm.with = {0.5, 0.05};
  pjm.capacity_mw = 6600.0;
  pjm.low_mw = 6200.0;
  pjm.high_mw = 7000.0;
  sim::AreaCost tva;
  tva.name = "TVA";
  tva.with = {0.03, 0.01};
  tva.none_without = true;
  tva.capacity_mw = 1250.0;
  sim::AreaCost spp;
  spp.name = "SPP";
  spp.none_without = true;
  sim::AreaCost east = pjm;
  east.name = "eastern";
  east.kind = sim::AreaKind::interconnection;
  cost.areas = {pjm, tva, spp, east};
  const std::string text = tools::campus_cost_text(cost, 2030);
  CAPTURE(text);
  CHECK(text.find("planning area") == 0);
  CHECK(holds(text, "\ninterconnection  "));
  CHECK(holds(text, "0.5 ± 0.05"));
  CHECK(holds(text, "6,600 (6,200 to 7,000)\n"));
  CHECK(holds(text, "below 0.01"));
  CHECK(holds(text, "at least 1,250\n"));
  CHECK(holds(text, "  0\n"));
  CHECK(holds(text, "in 2030, 300 samples"));
  CHECK(holds(text, "Assumed: no reserve; one course\n"));
  CHECK_FALSE(holds(text, "Rates of a year"));
  cost.share_of_year = 0.5;
  CHECK(holds(tools::campus_cost_text(cost, 2030), "Rates of a year, from the 50.0 % of 2030"));
}
