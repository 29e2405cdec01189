#include "grid/adequacy/sampling/statistics.hpp"

#include <doctest/doctest.h>

using namespace gigaload::grid::adequacy;

TEST_CASE("mean and its standard error") {
  RunningMean m;
  for (const double x : {1.0, 2.0, 6.0}) m.add(x);
  CHECK(m.estimate().value == doctest::Approx(3.0));
  // variance (4 + 1 + 9) / 2 = 7
  CHECK(m.estimate().standard_error == doctest::Approx(std::sqrt(7.0 / 3.0)));
}

TEST_CASE("a ratio that is the same in every sample has no error") {
  RunningRatio r;
  r.add(1, 3);
  r.add(0, 0);
  r.add(4, 12);
  CHECK(r.estimate().value == doctest::Approx(3.0));
  CHECK(r.estimate().standard_error == doctest::Approx(0.0).scale(1.0));
  r.add(1, 8);
  // R = 23 / 6; residuals y - R x summed by hand
  const double ratio = 23.0 / 6.0, mean = 6.0 / 4.0;
  const double squares =
      std::pow(3 - ratio, 2) + std::pow(12 - 4 * ratio, 2) + std::pow(8 - ratio, 2);
  CHECK(r.estimate().standard_error == doctest::Approx(std::sqrt(squares / 12.0) / mean));
}

TEST_CASE("tail risk of ten numbers") {
  const auto risk = tail_risk({9, 1, 2, 3, 4, 5, 6, 7, 8, 10}, 0.75);
  CHECK(risk.value_at_risk == doctest::Approx(7.75));
  CHECK(risk.cvar.value == doctest::Approx(9.0));  // 8, 9, 10
  CHECK(risk.cvar.standard_error == doctest::Approx(1.0 / std::sqrt(3.0)));
}

TEST_CASE("a risk rarer than the level: the worst share, not the mean of all") {
  std::vector<double> samples(100, 0.0);
  samples[3] = 50.0;
  const auto risk = tail_risk(samples, 0.95);
  CHECK(risk.value_at_risk == 0.0);
  CHECK(risk.cvar.value == doctest::Approx(10.0));  // of the worst five: 50, 0, 0, 0, 0
}

TEST_CASE("quantiles from bins of 0.8 %") {
  LogHistogram h;
  for (int i = 1; i <= 400; ++i) h.add(i);  // and 600 zeros
  CHECK(h.quantile(0.5, 1000) == 0.0);
  CHECK(h.quantile(0.6005, 1000) == doctest::Approx(1.0).epsilon(0.01));
  CHECK(h.quantile(0.8, 1000) == doctest::Approx(200.0).epsilon(0.008));
  CHECK(h.quantile(0.999, 1000) == doctest::Approx(400.0).epsilon(0.008));
}

TEST_CASE("a quantile is the highest number that not too many are above, to the last of them") {
  CHECK((1.0 - 0.9) * 1000.0 < 100.0);  // what is rounded
  CHECK(most_above(0.9, 1000) == 100);
  CHECK(most_above(0.999, 1000) == 1);
  CHECK(most_above(0.9, 999) == 99);
  CHECK(most_above(1.0, 1000) == 0);
  CHECK(most_above(0.0, 1000) == 1000);
  LogHistogram h;
  for (int i = 1; i <= 100; ++i) h.add(i);  // and 900 zeros
  CHECK(h.quantile(0.9, 1000) == 0.0);
  h.add(50.0);
  CHECK(h.quantile(0.9, 1000) == doctest::Approx(1.0).epsilon(0.01));
}
