#include "sim/finance/pass_through.hpp"

#include <string>

#include "grid/core/error.hpp"

// What party i gets is written by what those pay who have not failed, with S their set:
//
//   r_i = c_i + sum over k in S of M_ki p_k.
//
// At first c = 0 and M_ki = L_ki / o_k. If m fails, p_m = alpha e_m + beta r_m takes the place of
// p_m in the equation of r_m, which gives
//
//   p_m = (alpha e_m + beta c_m) / d + (beta / d) sum over k in S without m of M_km p_k,
//   d = 1 - beta M_mm,
//
// and this in all others: a step of the elimination of Gauss and Jordan,
//
//   c_i += M_mi (alpha e_m + beta c_m) / d,   M_ki += M_mi (beta / d) M_km   for k in S without m.
//
// A dollar that k pays reaches a party of S or is gone, outside or as a cost of default. With g_k
// the share that is gone, at first L_k0 / o_k,
//
//   sum over i in S of M_ki + g_k = 1,    g_k += M_km (1 - beta + beta g_m) / d,
//   d = 1 - beta + beta (g_m + sum over i in S without m of M_mi).
//
// So nothing is subtracted but beta from 1. All terms are positive, and each amount has nearly all
// of its digits, as in the elimination of Grassmann, Taksar and Heyman, "Regenerative Analysis and
// Steady State Distributions for Markov Chains", Operations Research 33 (1985).

namespace gigaload::sim {

PassThrough::PassThrough(const Claims& claims, const std::vector<double>& owed_busd)
    : claims_(claims),
      owed_busd_(owed_busd),
      failed_(owed_busd.size(), 0),
      of_assets_(owed_busd.size(), 0.0),
      share_(claims.liability_busd),
      gone_(claims.outside_busd) {
  for (std::size_t k = 0; k < owed_busd.size(); ++k) {
    if (!(owed_busd[k] > 0.0)) continue;
    for (double& share : share_[k]) share /= owed_busd[k];
    gone_[k] /= owed_busd[k];
  }
}

double PassThrough::leaving(std::size_t party) const {
  double sum = gone_[party];
  for (std::size_t i = 0; i < failed_.size(); ++i) {
    if (failed_[i] == 0 && i != party) sum += share_[party][i];
  }
  return sum;
}

void PassThrough::fail(std::size_t party) {
  const std::size_t m = party;
  const double alpha = claims_.assets_recovery, beta = claims_.claims_recovery;
  const double d = (1.0 - beta) + beta * leaving(m);
  if (!(d > 0.0)) {
    throw InternalError("clearing: no money leaves the failed with party " + std::to_string(m));
  }
  failed_[m] = 1;
  const std::vector<double>& of_m = share_[m];
  const double paid_of_assets = (alpha * claims_.assets_busd[m] + beta * of_assets_[m]) / d;
  for (std::size_t i = 0; i < failed_.size(); ++i) of_assets_[i] += of_m[i] * paid_of_assets;
  const double gone_by_m = ((1.0 - beta) + beta * gone_[m]) / d;
  for (std::size_t k = 0; k < failed_.size(); ++k) {
    const double reaches_m = share_[k][m];
    if (failed_[k] != 0 || reaches_m == 0.0) continue;
    gone_[k] += reaches_m * gone_by_m;
    const double passed_on = reaches_m * (beta / d);
    for (std::size_t i = 0; i < failed_.size(); ++i) share_[k][i] += of_m[i] * passed_on;
  }
}

std::vector<double> PassThrough::received() const {
  std::vector<double> received = of_assets_;
  for (std::size_t k = 0; k < failed_.size(); ++k) {
    if (failed_[k] != 0) continue;
    for (std::size_t i = 0; i < failed_.size(); ++i) {
      received[i] += share_[k][i] * owed_busd_[k];
    }
  }
  return received;
}

}  // namespace gigaload::sim
