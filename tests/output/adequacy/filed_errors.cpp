#include "output/adequacy/filed_errors.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace gigaload::output {

TEST_CASE("errors of the exact method are zero, those of what no sample had are not known") {
  CHECK(error_of({0.0, 0.0}, 0) == 0.0);
  CHECK(error_of({2.0, 0.5}, 100) == 0.5);
  CHECK(std::isnan(error_of({0.0, 0.0}, 100)));
}

TEST_CASE("a share that all samples or none had has no error that is known") {
  CHECK(error_of_share(0.2, 101) == doctest::Approx(0.04));
  CHECK(std::isnan(error_of_share(0.0, 100)));
  CHECK(std::isnan(error_of_share(1.0, 100)));
  CHECK(error_of_share(0.5, 0) == 0.0);
}

}  // namespace gigaload::output
