#include "tools/adequacy/criterion.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"

using namespace gigaload;
using namespace gigaload::tools;

TEST_CASE("criteria: metrics with their units, others refused with what is allowed") {
  CHECK(parse_criterion("lole=0.1d").metric == &grid::adequacy::Metrics::event_days);
  CHECK(parse_criterion("lole=0.1d").value == doctest::Approx(0.1));
  CHECK(parse_criterion("lolh=2.4 h").value == doctest::Approx(2.4));
  CHECK_THROWS_WITH_AS((void)parse_criterion("lole=2.4 h"),
                       doctest::Contains("lole is wanted in days"), InputError);
  CHECK_THROWS_WITH_AS((void)parse_criterion("lole=144 min"),
                       doctest::Contains("lole is wanted in days"), InputError);
  CHECK(parse_criterion("lole=0.1 days").value == doctest::Approx(0.1));
  CHECK_THROWS_WITH_AS((void)parse_criterion("lolh=0.1d"),
                       doctest::Contains("lolh is wanted in hours"), InputError);
  CHECK(parse_criterion("eue=1.5GWh").value == doctest::Approx(1500.0));
  CHECK(parse_criterion("neue=10ppm").value == doctest::Approx(10.0));
  for (const char* bad : {"", "lole", "lole=", "lole=0.1", "lole=0d", "lole=-1d", "lole=5MW",
                          "loss=1d", "=1d", "eue=nan MWh", "eue=1e999MWh"}) {
    CAPTURE(bad);
    CHECK_THROWS_WITH_AS((void)parse_criterion(bad), doctest::Contains("Write lole=0.1d"),
                         InputError);
  }
}
