#pragma once

/// Reads what all deals of a result come to together (output/variables/machines.hpp).

#include <vector>

#include "output/result/result_file.hpp"

namespace gigaload::output {

/// Holds the machines of all deals at each exchange on file, MW.
struct DealTotals {
  std::vector<double> promised, delivered;
};

/// Reads them; empty without deals. Of a file of schema 1, which has none, they are worked out from
/// its deals and from the campuses' shares; where it has no campus nothing is delivered.
[[nodiscard]] DealTotals read_deal_totals(const ResultFile& file);

}  // namespace gigaload::output
