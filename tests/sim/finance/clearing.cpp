#include "sim/finance/clearing.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "grid/core/error.hpp"
#include "tests/sim/finance/small_claims.hpp"

using namespace gigaload;
using tests::claims_of;

namespace {

using Rounds = std::vector<std::size_t>;

void check_amounts(const std::vector<double>& found, const std::vector<double>& wanted) {
  REQUIRE(found.size() == wanted.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(i);
    CHECK(std::abs(found[i] - wanted[i]) <= 1e-12 * wanted[i]);
  }
}

}  // namespace

TEST_CASE("two of three fail: fractions worked out by hand") {
  // A fails at once; B has 0.625 + 0.2 p_A + 0.5, p_A = 0.5 + p_B / 3 + 0.5
  const auto found = sim::clear(tests::three_parties());
  check_amounts(found.paid_busd, {165.0 / 112.0, 159.0 / 112.0, 1.5});
  CHECK(found.failed_in_round == Rounds{1, 2, 0});
  CHECK(found.rounds == 2);
  check_amounts(found.owed_busd, {2.5, 1.5, 1.5});
  check_amounts(found.equity_busd, {0.0, 0.0, 0.75 + 33.0 / 112.0 + 53.0 / 112.0 - 1.5});
  check_amounts(found.lost_busd,
                {0.5 - 53.0 / 112.0, 0.5 - 33.0 / 112.0, 1.0 - 33.0 / 112.0 - 53.0 / 112.0});
  CHECK(found.outside_lost_busd ==
        doctest::Approx(1.5 - 99.0 / 112.0 + 0.5 - 53.0 / 112.0).epsilon(1e-12));
  check_amounts(found.default_cost_busd, {0.0, 0.0, 0.0});
}

TEST_CASE("costs of default let all three fail") {
  // the equations p = e / 2 + 0.7 r of all three, solved by Cramer's rule in rational numbers
  const auto found = sim::clear(tests::three_parties(0.5, 0.7));
  CHECK(found.failed_in_round == Rounds{1, 2, 2});
  check_amounts(found.paid_busd, {4225.0 / 8416.0, 160275.0 / 311392.0, 176055.0 / 311392.0});
}

TEST_CASE("of several clearing vectors the greatest is found") {
  SUBCASE("costs of default: both pay, though both could have failed") {
    const auto found = sim::clear(claims_of({{0.0, 2.0}, {2.2, 0.0}}, {1.0, 1.0}, 0.5, 0.5));
    check_amounts(found.paid_busd, {2.0, 2.2});
    CHECK(found.rounds == 0);
    check_amounts(found.equity_busd, {1.2, 0.8});
  }
  SUBCASE("a cycle without money of its own is paid") {
    const auto found = sim::clear(claims_of({{0, 3, 0}, {0, 0, 3}, {3, 0, 0}}, {0, 0, 0}));
    check_amounts(found.paid_busd, {3.0, 3.0, 3.0});
    CHECK(found.rounds == 0);
  }
  SUBCASE("a cycle whose amounts and shares are rounded") {
    std::vector<std::vector<double>> owed(7, std::vector<double>(7, 0.0));
    for (std::size_t i = 0; i < 7; ++i) {  // in all seven owe what they are owed
      owed[i][(i + 1) % 7] = 0.1;
      owed[i][(i + 2) % 7] = 0.7;
      owed[i][(i + 4) % 7] = 1.0 / 3.0;
    }
    for (const double beta : {1.0, 0.5, 0.0}) {
      const auto found = sim::clear(claims_of(owed, std::vector<double>(7, 0.0), beta, beta));
      CHECK(found.rounds == 0);
    }
  }
  SUBCASE("one who can pay exactly has not failed") {
    const auto found = sim::clear(
        claims_of({{0.0, 0.3, 0.0}, {0.0, 0.0, 0.4}, {0.0, 0.0, 0.0}}, {0.3, 0.1, 0.0}, 0.5, 0.5));
    CHECK(found.rounds == 0);  // 0.3 + 0.1 is less than 0.4 by the last digit or not
    check_amounts(found.paid_busd, {0.3, 0.4, 0.0});
  }
  SUBCASE("one who lacks a billionth has") {
    const auto found = sim::clear(claims_of({{0.0, 1.0}, {0.0, 0.0}}, {1.0 - 1e-9, 0.0}, 0.5, 0.5));
    CHECK(found.failed_in_round == Rounds{1, 0});
    check_amounts(found.paid_busd, {0.5 * (1.0 - 1e-9), 0.0});
  }
}

TEST_CASE("a cycle that money leaves fails, and each round has who fails by the one before") {
  SUBCASE("drained by one who owes outside") {
    sim::Claims claims = claims_of({{0, 1, 0}, {0, 0, 1}, {1, 0, 0}}, {0, 0, 0});
    claims.outside_busd = {0.5, 0.0, 0.0};
    const auto found = sim::clear(claims);
    check_amounts(found.paid_busd, {0.0, 0.0, 0.0});
    CHECK(found.failed_in_round == Rounds{1, 2, 3});
    CHECK(found.outside_lost_busd == 0.5);
  }
  SUBCASE("a chain falls like dominoes, the last first") {
    const auto found =
        sim::clear(claims_of({{0, 0, 0}, {2, 0, 0}, {0, 2, 0}}, {0.0, 0.0, 1.0}, 1.0, 0.5));
    CHECK(found.failed_in_round == Rounds{0, 2, 1});
    check_amounts(found.paid_busd, {0.0, 0.5, 1.0});
    check_amounts(found.default_cost_busd, {0.0, 0.5, 0.0});
    check_amounts(found.lost_busd, {1.5, 1.0, 0.0});
  }
  SUBCASE("all fail") {
    sim::Claims claims = tests::three_parties();
    claims.assets_busd = {0.0, 0.0, 0.0};
    const auto found = sim::clear(claims);
    check_amounts(found.paid_busd, {0.0, 0.0, 0.0});
    for (const std::size_t round : found.failed_in_round) CHECK(round > 0);
  }
}

TEST_CASE("money that leaves a cycle seldom keeps its digits") {
  // p_A = e + p_B and p_B = p_A L / (L + out), so that p_A = e (L + out) / out
  for (const double out : {1e-3, 1e-5}) {
    const double e = out / 1000.0, large = 1e6;
    sim::Claims claims = claims_of({{0.0, large}, {large, 0.0}}, {e, 0.0});
    claims.outside_busd = {out, 0.0};
    const auto found = sim::clear(claims);
    CHECK(found.failed_in_round == Rounds{1, 2});
    CHECK(found.paid_busd[0] == doctest::Approx((large + out) / 1000.0).epsilon(1e-14));
  }
}

TEST_CASE("parties without claims or debts") {
  const auto found = sim::clear(claims_of({{0, 0}, {0, 0}}, {0.0, 3.0}, 0.0, 0.0));
  check_amounts(found.paid_busd, {0.0, 0.0});
  check_amounts(found.equity_busd, {0.0, 3.0});
  CHECK(found.rounds == 0);
}

TEST_CASE("claims with a fault are not cleared") {
  CHECK_THROWS_AS((void)sim::clear(claims_of({{0.0, -1.0}, {0.0, 0.0}}, {1.0, 1.0})), InputError);
}
