#include "sim/studies/joint_moves.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace gigaload::sim;

TEST_CASE("unknowns that are worth something to each other are found in few moves") {
  // each lacks 100 and 60 less itself and half of the other: 280 / 3 and 40 / 3
  // 1/3)
  std::vector<double> x(2, 0.0);
  JointMoves joint(2);
  int rounds = 0;
  for (; rounds < 20; ++rounds) {
    const std::vector<double> needed = {100.0 - x[0] - 0.5 * x[1], 60.0 - 0.5 * x[0] - x[1]};
    if (std::abs(needed[0]) + std::abs(needed[1]) < 1e-6) break;
    const auto moves = joint.moves(x, needed, true);
    for (std::size_t i = 0; i < 2; ++i) x[i] += moves[i];
  }
  CHECK(rounds < 10);
  CHECK(x[0] == doctest::Approx(280.0 / 3.0));
  CHECK(x[1] == doctest::Approx(40.0 / 3.0));
}

TEST_CASE("nothing is learnt from guesses, and without progress it goes on more carefully") {
  JointMoves joint(1);
  const std::vector<double> needed = {10.0};
  std::vector<double> x = {0.0};
  CHECK(joint.moves(x, needed, false) == std::vector{10.0});
  x[0] = 100.0;
  const std::vector<double> other = {5.0};
  CHECK(joint.moves(x, other, true) == std::vector{5.0});
  for (int round = 0; round < 12; ++round) (void)joint.moves(x, other, true);
  CHECK(joint.moves(x, other, true) == std::vector{2.5});
}
