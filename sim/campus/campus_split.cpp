#include "sim/campus/campus_split.hpp"

#include <algorithm>

namespace gigaload::sim {

double first_by_contract_mw(const Campus& campus, double load_mw, double built) {
  switch (campus.contract) {
    case Contract::curtailable:
      return load_mw;
    case Contract::bring_your_own:
      return std::max(0.0, load_mw - built * campus.accredited_mw);
    case Contract::firm:
      break;
  }
  return 0.0;
}

CampusSplit split_load(const Campus& campus, double load_mw, double built) {
  CampusSplit split;
  split.own_mw = std::min(built * campus.plant.expected_mw(), load_mw);
  const double drawn_mw = load_mw - split.own_mw;
  split.first_mw = std::min(drawn_mw, first_by_contract_mw(campus, load_mw, built));
  split.firm_mw = drawn_mw - split.first_mw;
  return split;
}

}  // namespace gigaload::sim
