#include "grid/adequacy/exact/joint_outages.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace gigaload::grid::adequacy;

namespace {

/// P(X(t-1) <= before and X(t) > after) by all pairs of states of all units.
double counted(const std::vector<ChainUnit>& units, double before, double after) {
  double sum = 0.0;
  const std::size_t states = std::size_t{1} << units.size();
  for (std::size_t from = 0; from < states; ++from) {
    for (std::size_t to = 0; to < states; ++to) {
      double probability = 1.0;
      std::size_t out_before = 0, out_after = 0;
      for (std::size_t u = 0; u < units.size(); ++u) {
        const auto& [quanta, failure, repair] = units[u];
        const bool was_out = (from >> u & 1U) != 0, is_out = (to >> u & 1U) != 0;
        const double up = repair / (failure + repair);
        probability *= was_out ? (1.0 - up) * (is_out ? 1.0 - repair : repair)
                               : up * (is_out ? failure : 1.0 - failure);
        out_before += was_out ? quanta : 0;
        out_after += is_out ? quanta : 0;
      }
      if (static_cast<double>(out_before) <= before && static_cast<double>(out_after) > after) {
        sum += probability;
      }
    }
  }
  return sum;
}

}  // namespace

TEST_CASE("two successive steps of a few units are those of all pairs of their states") {
  const std::vector<ChainUnit> units = {
      {1, 0.1, 0.5}, {2, 0.02, 0.3}, {4, 0.2, 0.9}, {7, 0.05, 0.25}};
  const JointOutages joint(units, 100'000);
  REQUIRE(joint.is_whole());
  CHECK(joint.left_out() < 1e-15);
  for (const double before : {-1.0, 0.0, 3.0, 6.5, 14.0}) {
    for (const double after : {-1.0, 0.0, 2.0, 6.5, 13.0, 14.0}) {
      CAPTURE(before);
      CAPTURE(after);
      CHECK(joint.enters(before, after) ==
            doctest::Approx(counted(units, before, after)).epsilon(1e-12).scale(1.0));
    }
  }
}

TEST_CASE("what is left out is no less than what the answer lacks, and next to nothing") {
  // failures of two units in one step have 1e-18: they go
  const std::vector<ChainUnit> units = {
      {1, 1e-9, 0.5}, {2, 1e-9, 0.5}, {4, 1e-9, 0.5}, {8, 1e-9, 0.5}};
  const JointOutages joint(units, 100'000);
  REQUIRE(joint.is_whole());
  CHECK(joint.left_out() > 0.0);
  CHECK(joint.left_out() < 81 * 4 * 1e-15);  // of each unit's step at most all changes
  const double lacking = counted(units, 0.0, 2.0) - joint.enters(0.0, 2.0);
  constexpr double kRounding = 1e-23;  // of 2e-9
  CHECK(lacking > -kRounding);
  CHECK(lacking < joint.left_out() + kRounding);
}
