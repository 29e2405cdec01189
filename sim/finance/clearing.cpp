#include "sim/finance/clearing.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "grid/core/error.hpp"
#include "sim/finance/pass_through.hpp"

// Party i owes L_ij to party j and L_i0 outside, in all o_i = L_i0 + sum over j of L_ij, and has
// assets e_i. If each party k pays p_k, i gets r_i = sum over k of p_k L_ki / o_k. A clearing
// vector has (Rogers and Veraart 2013, definition 2.6)
//
//   p_i = o_i                       where e_i + r_i >= o_i,
//   p_i = alpha e_i + beta r_i      elsewhere: i has failed.
//
// There may be several. The greatest is found by fictitious default (Eisenberg and Noe 2001;
// Rogers and Veraart 2013, theorem 3.7): at first all pay in full; in each round those fail that
// cannot pay though nobody else fails than those who have, and the linear equations of the failed
// are solved. Payments only fall, so that who has failed stays failed, and after n rounds at most
// nobody more fails. It never starts from less than the greatest vector, and so ends in it.
//
// The equations have one solution in each round. They would have none or many if no money left
// some set C of failed parties (L_i0 = 0 and L_ij = 0 for i in C, j not in C) and beta = 1. But
// then what C gets of itself is what it pays: for N, those of C that fail last, and the others F,
//
//   sum over C of r_i - p_i >= 0,  p_i = o_i in N,  p_i = alpha e_i + r_i in F,
//   so that the sum over N of e_i + r_i - o_i >= sum over N of e_i + alpha sum over F of e_i >= 0,
//
// and one of N can pay. A cycle of claims without money of its own is therefore paid in full.

namespace gigaload::sim {

namespace {

void require_sound(const Claims& claims) {
  const auto faults = faults_of(claims);
  if (!faults.empty()) throw InputError("claims: " + faults.front().message);
}

std::vector<double> owed_of(const Claims& claims) {
  std::vector<double> owed = claims.outside_busd;
  for (std::size_t i = 0; i < owed.size(); ++i) {
    const auto& row = claims.liability_busd[i];
    owed[i] = std::accumulate(row.begin(), row.end(), owed[i]);
  }
  return owed;
}

/// Tells whether a party that owes so much cannot pay it from what it has. Amounts below the least
/// number with all its digits are nothing.
bool cannot_pay(double owed, double has) {
  return owed - has > std::max(kSolvencyTolerance * owed, std::numeric_limits<double>::min());
}

/// Lets parties fail round by round. Returns what each gets of the others at last.
std::vector<double> fail_in_rounds(const Claims& claims, Clearing& found) {
  PassThrough payments(claims, found.owed_busd);
  while (true) {
    std::vector<double> received = payments.received();
    std::vector<std::size_t> failing;
    for (std::size_t i = 0; i < received.size(); ++i) {
      if (found.failed_in_round[i] == 0 &&
          cannot_pay(found.owed_busd[i], claims.assets_busd[i] + received[i])) {
        failing.push_back(i);
      }
    }
    if (failing.empty()) return received;
    ++found.rounds;
    for (const std::size_t i : failing) {
      found.failed_in_round[i] = found.rounds;
      payments.fail(i);
    }
  }
}

void add_losses(const Claims& claims, Clearing& found) {
  const std::size_t parties = found.owed_busd.size();
  found.lost_busd.assign(parties, 0.0);
  for (std::size_t i = 0; i < parties; ++i) {
    if (found.failed_in_round[i] == 0) continue;
    const double unpaid = 1.0 - found.paid_busd[i] / found.owed_busd[i];
    found.outside_lost_busd += claims.outside_busd[i] * unpaid;
    for (std::size_t j = 0; j < parties; ++j) {
      found.lost_busd[j] += claims.liability_busd[i][j] * unpaid;
    }
  }
}

}  // namespace

Clearing clear(const Claims& claims) {
  require_sound(claims);
  const std::size_t parties = claims.names.size();
  Clearing found;
  found.owed_busd = owed_of(claims);
  found.failed_in_round.assign(parties, 0);
  const std::vector<double> received = fail_in_rounds(claims, found);
  found.paid_busd = found.owed_busd;
  found.equity_busd.assign(parties, 0.0);
  found.default_cost_busd.assign(parties, 0.0);
  for (std::size_t i = 0; i < parties; ++i) {
    const double e = claims.assets_busd[i], r = received[i];
    if (found.failed_in_round[i] == 0) {
      found.equity_busd[i] = std::max(0.0, e + r - found.owed_busd[i]);
    } else {
      found.paid_busd[i] = claims.assets_recovery * e + claims.claims_recovery * r;
      found.default_cost_busd[i] =
          (1.0 - claims.assets_recovery) * e + (1.0 - claims.claims_recovery) * r;
    }
  }
  add_losses(claims, found);
  return found;
}

}  // namespace gigaload::sim
