#include "sim/hours/sampled_shortfalls.hpp"

#include <doctest/doctest.h>

using namespace gigaload::sim;

TEST_CASE("shortfalls of samples: mean, share and quantiles, with zeros of those not reported") {
  SampledShortfalls shortfalls(2, 10, {0.5, 0.8, 0.9});
  EnsembleOutcome outcome;
  outcome.unserved_mw.resize(3, 2);
  outcome.unserved_h.resize(3, 2);
  outcome.quantile_mw.resize(3, 6);
  shortfalls.begin(2);
  shortfalls.add(0, 0, 7.0);  // of a window that is not written
  shortfalls.begin(1);
  for (const double mw : {10.0, 40.0, 30.0}) shortfalls.add(0, 1, mw);
  shortfalls.write(1, outcome);
  CHECK(outcome.unserved_mw.row(1)[1] == doctest::Approx(8.0));
  CHECK(outcome.unserved_h.row(1)[1] == doctest::Approx(0.3));
  // ten samples: seven zeros, 10, 30, 40
  CHECK(outcome.quantile_mw.row(1)[3] == 0.0);
  CHECK(outcome.quantile_mw.row(1)[4] == 10.0);
  CHECK(outcome.quantile_mw.row(1)[5] == 30.0);
  for (const std::size_t other : {0, 2}) {
    for (std::size_t r = 0; r < 2; ++r) CHECK(outcome.unserved_mw.row(other)[r] == 0.0);
  }
  CHECK(outcome.unserved_mw.row(1)[0] == 0.0);
}
