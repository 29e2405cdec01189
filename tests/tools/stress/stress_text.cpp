#include "tools/stress/stress_text.hpp"

#include <doctest/doctest.h>

#include "tests/tools/stress/small_stress.hpp"

using namespace gigaload;
using namespace gigaload::tools;

TEST_CASE("an event is told with its windows, its areas and what is assumed") {
  const sim::Stress stress = small_stress();
  const sim::StressEvent event = small_event();
  const std::string text = stress_text({.stress = stress,
                                        .event = event,
                                        .scenario = "us-33gw",
                                        .year = 2030,
                                        .rows = sim::AreaKind::planning_area,
                                        .campuses = false});
  for (const char* part :
       {"Winter Storm Elliott: 2022-12-21 00:00 to 2022-12-21 01:00 UTC", "us-33gw in 2030",
        "2030-12-18 00:00 to 2030-12-18 01:00", "without campuses", "40 samples",
        "5,000 (4,500-5,600)", "3,000 (0-6,000)", "\nTVA ", "\neastern ",
        "assumed: no reserve; one weather"}) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
}
