#pragma once

#include "tools/clear/cleared_case.hpp"

namespace gigaload::tests {

/// The tenant pays the builder 3 of 4, and the builder the lender what it gets.
inline tools::ClearedCase small_cleared() {
  const sim::Claims claims{.names = {"lender", "builder", "tenant"},
                           .liability_busd = {{0, 0, 0}, {4, 0, 0}, {0, 4, 0}},
                           .outside_busd = {0, 0, 0},
                           .assets_busd = {0, 0, 3}};
  return {.of = {.name = "site", .claims = claims, .paid = {}, .defaults = {}},
          .clearing = sim::clear(claims)};
}

}  // namespace gigaload::tests
