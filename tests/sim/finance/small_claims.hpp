#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "sim/finance/claims.hpp"

namespace gigaload::tests {

/// Parties A, B, C ... that owe each other so much and nothing outside.
inline sim::Claims claims_of(std::vector<std::vector<double>> liability_busd,
                             std::vector<double> assets_busd, double alpha = 1.0,
                             double beta = 1.0) {
  sim::Claims claims;
  for (std::size_t i = 0; i < assets_busd.size(); ++i) {
    claims.names.push_back(i < 26 ? std::string(1, static_cast<char>('A' + i))
                                  : "party " + std::to_string(i));
  }
  claims.outside_busd.assign(assets_busd.size(), 0.0);
  claims.liability_busd = std::move(liability_busd);
  claims.assets_busd = std::move(assets_busd);
  claims.assets_recovery = alpha;
  claims.claims_recovery = beta;
  return claims;
}

/// Three parties of which each owes both others and more outside than it has.
inline sim::Claims three_parties(double alpha = 1.0, double beta = 1.0) {
  sim::Claims claims = claims_of({{0.0, 0.5, 0.5}, {0.5, 0.0, 0.5}, {0.5, 0.5, 0.0}},
                                 {0.5, 0.625, 0.75}, alpha, beta);
  claims.outside_busd = {1.5, 0.5, 0.5};
  return claims;
}

}  // namespace gigaload::tests
