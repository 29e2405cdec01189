#include "grid/adequacy/sampling/none_seen.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace gigaload::grid::adequacy;

TEST_CASE("where no sample had any there is a bound for what counts, and no value without error") {
  CHECK(most_if_none(1000) == doctest::Approx(0.003));
  // three events a thousand samples are expected: none is seen with a probability of 5 %
  CHECK(std::exp(-1000.0 * most_if_none(1000)) == doctest::Approx(0.05).epsilon(0.01));
  CHECK(none_text(&Metrics::event_days, 1000) == "< 0.003");
  CHECK(none_text(&Metrics::events, 200, 2.0) == "< 0.03");
  CHECK(none_text(&Metrics::eue, 999) == "none in 999");
  CHECK(none_text(&Metrics::lolh, 1000) == "none in 1,000");
  CHECK(none_text(&Metrics::neue, 12'345'678) == "none in 12,345,678");
}

TEST_CASE("samples that are all zero do not tell their standard error") {
  CHECK(std::isnan(known_error({0.0, 0.0})));
  CHECK(known_error({2.0, 0.5}) == 0.5);
  CHECK(known_error({2.0, 0.0}) == 0.0);  // the same in every sample
}
