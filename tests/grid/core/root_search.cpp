#include "grid/core/root_search.hpp"

#include <doctest/doctest.h>

#include <cmath>

using gigaload::grid::RootSearch;

namespace {

struct Found {
  double x = 0.0;
  int steps = 0;
};

template <class F>
Found find(const F& f, double level, double low, double high, double width) {
  RootSearch root(level, low, f(low), high, f(high));
  Found found;
  while (root.width() > width) {
    const double x = root.next();
    REQUIRE(x >= std::min(root.low(), root.high()));
    REQUIRE(x <= std::max(root.low(), root.high()));
    root.take(x, f(x));
    REQUIRE(f(root.low()) <= level);
    REQUIRE(f(root.high()) > level);
    ++found.steps;
  }
  found.x = root.low();
  return found;
}

}  // namespace

TEST_CASE("root search: an exponential is found in few steps, rising or falling") {
  const auto rising = [](double x) { return 0.001 * std::exp(x / 500.0); };
  const auto falling = [&](double x) { return rising(-x); };
  const double root = 500.0 * std::log(100.0);
  const Found up = find(rising, 0.1, 0.0, 10000.0, 1.0);
  const Found down = find(falling, 0.1, 0.0, -10000.0, 1.0);
  CHECK(std::abs(up.x - root) <= 1.0);
  CHECK(std::abs(down.x + root) <= 1.0);
  CHECK(up.steps < 14);  // bisection takes 14
  CHECK(down.steps == up.steps);
}

TEST_CASE("root search: zeros, for which a logarithm says nothing, are bisected") {
  const auto f = [](double x) { return x < 700.0 ? 0.0 : std::exp(x / 100.0) * 1e-4; };
  const Found found = find(f, 0.1, 0.0, 1024.0, 1.0);
  CHECK(std::abs(found.x - 700.0) <= 1.0);
}

TEST_CASE("root search: a step function and a steep one keep the bracket") {
  const auto stair = [](double x) { return x < 123.0 ? 0.05 : 0.5; };
  CHECK(std::abs(find(stair, 0.1, 0.0, 5000.0, 0.01).x - 123.0) <= 0.01);
  const auto steep = [](double x) { return std::exp(x * x / 1e4); };
  const double root = std::sqrt(1e4 * std::log(3.0));
  const Found found = find(steep, 3.0, 0.0, 400.0, 1e-3);
  CHECK(std::abs(found.x - root) <= 1e-3);
  CHECK(found.steps < 40);
}

TEST_CASE("root search: a value at the level counts as below it") {
  RootSearch root(1.0, 0.0, 1.0, 2.0, 4.0);
  root.take(1.0, 1.0);
  CHECK(root.low() == 1.0);
  CHECK(root.high() == 2.0);
  CHECK(root.width() == 1.0);
}
