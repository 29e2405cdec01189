#include "tools/fit/fit_text.hpp"

#include <doctest/doctest.h>

#include "tests/tools/fit/small_fit.hpp"

using namespace gigaload;

TEST_CASE("a fit is told with what it rests on and how the naive mean differs") {
  const sim::StageFit fit = tests::small_fit();
  const sim::StageFitOptions options = tests::small_options();
  tools::FitTold told = tests::told_of(fit, options);
  const auto holds = [&told](const char* words) {
    return tools::fit_text(told).find(words) != std::string::npos;
  };
  CHECK(holds("construction: 2.84 y, 90 % 2.40 to 3.95 y; shape 11, 90 % 5.1 or more"));
  CHECK(holds("land clearing, half of the capacity with power"));
  CHECK(holds("4: 3 there, 1 not yet (censored), as of 2026-05-23, begun since 2023-01-01"));
  CHECK(holds("2 whose beginning nobody saw"));
  CHECK(holds("2.50 y, shape 20.0: too short"));
  CHECK(holds("1 in 8 site-years: 0.1176 a year, 0.0060 to 0.5600"));
  CHECK_FALSE(holds("predicted"));
  told.forecast = tests::small_forecast();
  CHECK(holds("1,457 MW with power of 19,434 MW"));
  CHECK(holds("within the band: 1 of 1"));
  CHECK(tools::interval_text({std::nullopt, 2.0}, 1) == "up to 2.0");
  CHECK(tools::interval_text({}, 1) == "not bounded");
}
