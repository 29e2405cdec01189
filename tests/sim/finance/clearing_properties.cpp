/// Random networks: the clearing vector beside an iteration of its definition, and what holds of
/// every clearing vector.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "sim/finance/clearing.hpp"
#include "tests/sim/finance/small_claims.hpp"

using namespace gigaload;

namespace {

using Amounts = std::vector<double>;

class RandomClaims {
 public:
  explicit RandomClaims(unsigned seed) : words_(seed) {}

  /// 2 to 12 parties of which each owes some; of one network in four nobody owes outside.
  sim::Claims next() {
    const auto parties = static_cast<std::size_t>(2.0 + 11.0 * share());
    const double dense = 0.2 + 0.8 * share(), rich = share();
    const bool owes_outside = share() < 0.75;
    sim::Claims claims = tests::claims_of(std::vector<Amounts>(parties, Amounts(parties, 0.0)),
                                          Amounts(parties, 0.0), any(), any());
    for (std::size_t i = 0; i < parties; ++i) {
      for (std::size_t j = 0; j < parties; ++j) {
        if (i != j && share() < dense) claims.liability_busd[i][j] = 10.0 * share();
      }
      if (owes_outside) claims.outside_busd[i] = 5.0 * share();
      if (share() < 0.7) claims.assets_busd[i] = 20.0 * rich * share();
    }
    return claims;
  }

  double share() { return std::uniform_real_distribution<double>(0.0, 1.0)(words_); }

 private:
  /// A share that is often 0 or 1.
  double any() {
    const double kind = share();
    return kind < 0.4 ? 1.0 : kind < 0.5 ? 0.0 : share();
  }

  std::mt19937 words_;
};

double owed_by(const sim::Claims& claims, std::size_t i) {
  double owed = claims.outside_busd[i];
  for (const double amount : claims.liability_busd[i]) owed += amount;
  return owed;
}

double got_by(const sim::Claims& claims, std::size_t i, const Amounts& paid) {
  double got = 0.0;
  for (std::size_t k = 0; k < paid.size(); ++k) {
    const double owed = owed_by(claims, k);
    if (owed > 0.0) got += paid[k] * claims.liability_busd[k][i] / owed;
  }
  return got;
}

/// The definition, time after time, from full payment on: payments fall to the greatest vector.
Amounts iterated(const sim::Claims& claims) {
  const std::size_t parties = claims.names.size();
  Amounts paid(parties);
  for (std::size_t i = 0; i < parties; ++i) paid[i] = owed_by(claims, i);
  for (int step = 0; step < 1'000'000; ++step) {
    Amounts next(parties);
    double fall = 0.0;
    for (std::size_t i = 0; i < parties; ++i) {
      const double got = got_by(claims, i, paid), owed = owed_by(claims, i);
      next[i] = claims.assets_busd[i] + got >= owed * (1.0 - 1e-12)
                    ? owed
                    : claims.assets_recovery * claims.assets_busd[i] + claims.claims_recovery * got;
      fall = std::max(fall, paid[i] - next[i]);
    }
    paid = next;
    if (fall < 1e-14) return paid;
  }
  FAIL("the iteration has no end");
  return paid;
}

double sum(const Amounts& amounts) {
  double all = 0.0;
  for (const double amount : amounts) all += amount;
  return all;
}

}  // namespace

TEST_CASE("1,000 random networks beside an iteration of the definition") {
  RandomClaims random(1);
  std::size_t nobody = 0, everybody = 0, late = 0;
  for (int network = 0; network < 1000; ++network) {
    const sim::Claims claims = random.next();
    const auto found = sim::clear(claims);
    const Amounts wanted = iterated(claims);
    double off = 0.0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      off = std::max(off, std::abs(found.paid_busd[i] - wanted[i]));
      CHECK((found.failed_in_round[i] > 0) == (wanted[i] < found.owed_busd[i]));
    }
    CAPTURE(network);
    CHECK(off < 1e-9);
    CHECK(found.rounds <= wanted.size());
    nobody += found.rounds == 0 ? 1 : 0;
    late += found.rounds > 2 ? 1 : 0;
    everybody += std::ranges::find(found.failed_in_round, 0U) == found.failed_in_round.end();
  }
  // all kinds are among them
  CHECK(nobody > 30);
  CHECK(everybody > 30);
  CHECK(late > 30);
}

TEST_CASE("what holds of every clearing vector") {
  RandomClaims random(2);
  for (int network = 0; network < 300; ++network) {
    CAPTURE(network);
    const sim::Claims claims = random.next();
    const auto found = sim::clear(claims);
    Amounts outside(claims.names.size());
    for (std::size_t i = 0; i < outside.size(); ++i) {
      const double has = claims.assets_busd[i] + got_by(claims, i, found.paid_busd);
      // limited liability: nobody pays more than it has, nor more than it owes
      CHECK(found.paid_busd[i] <= has + 1e-9);
      CHECK(found.paid_busd[i] <= found.owed_busd[i]);
      CHECK(found.paid_busd[i] >= 0.0);
      // absolute priority: owners get nothing until all is paid
      if (found.failed_in_round[i] > 0) CHECK(found.equity_busd[i] == 0.0);
      const double kept = has - found.paid_busd[i] - found.default_cost_busd[i];
      CHECK(std::abs(kept - found.equity_busd[i]) < 1e-9);
      // proportionality: a creditor loses its share of what is not paid
      double lost = 0.0;
      for (std::size_t k = 0; k < outside.size(); ++k) {
        if (found.owed_busd[k] == 0.0) continue;
        lost += claims.liability_busd[k][i] / found.owed_busd[k] *
                (found.owed_busd[k] - found.paid_busd[k]);
      }
      CHECK(std::abs(found.lost_busd[i] - lost) < 1e-9);
      if (found.owed_busd[i] > 0.0) {
        outside[i] = claims.outside_busd[i] * found.paid_busd[i] / found.owed_busd[i];
      }
    }
    // each dollar reaches the outside or owners, or is a cost of default
    CHECK(std::abs(sum(claims.assets_busd) - sum(outside) - sum(found.equity_busd) -
                   sum(found.default_cost_busd)) < 1e-9);
  }
}

TEST_CASE("payments rise with assets and with what is recovered") {
  RandomClaims random(3);
  for (int network = 0; network < 300; ++network) {
    const sim::Claims claims = random.next();
    const Amounts before = sim::clear(claims).paid_busd;
    sim::Claims richer = claims;
    richer.assets_busd[0] += 3.0 * random.share();
    richer.assets_recovery += (1.0 - claims.assets_recovery) * random.share();
    richer.claims_recovery += (1.0 - claims.claims_recovery) * random.share();
    const Amounts after = sim::clear(richer).paid_busd;
    for (std::size_t i = 0; i < before.size(); ++i) CHECK(after[i] >= before[i] - 1e-9);
  }
}

TEST_CASE("a thousand parties of which each fails by the one before") {
  // each owes the next 1 and all others 1e-4; 0.15 makes up for these alone, and is lost in default
  const std::size_t parties = 1000;
  sim::Claims claims = tests::claims_of(std::vector<Amounts>(parties, Amounts(parties, 1e-4)),
                                        Amounts(parties, 0.15), 0.0, 0.5);
  for (std::size_t i = 0; i < parties; ++i) {
    claims.liability_busd[i][i] = 0.0;
    if (i + 1 < parties) claims.liability_busd[i][i + 1] = 1.0;
  }
  claims.assets_busd[0] = 0.0;
  const auto found = sim::clear(claims);
  for (std::size_t i = 0; i + 1 < parties; ++i) CHECK(found.failed_in_round[i] == i + 1);
  CHECK(found.failed_in_round.back() == 0);  // it owes nobody 1
  Amounts got(parties, 0.0);
  for (std::size_t k = 0; k < parties; ++k) {
    const double part = found.paid_busd[k] / owed_by(claims, k);
    for (std::size_t i = 0; i < parties; ++i) got[i] += part * claims.liability_busd[k][i];
  }
  for (std::size_t i = 0; i + 1 < parties; ++i) {
    CHECK(found.paid_busd[i] == doctest::Approx(0.5 * got[i]).epsilon(1e-12));
  }
}
