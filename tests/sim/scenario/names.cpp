#include <doctest/doctest.h>

#include <set>
#include <string>

#include "sim/cooling/cooling_kinds.hpp"
#include "sim/scenario/campus.hpp"
#include "sim/scenario/data_centres.hpp"
#include "sim/scenario/deals.hpp"

namespace gigaload::sim {

TEST_CASE("every enumerator has a name of its own, the last one too") {
  const auto check = [](auto last) {
    const auto names = names_of(last);
    CHECK(names.size() == static_cast<std::size_t>(last) + 1);
    CHECK(std::set<std::string>(names.begin(), names.end()).size() == names.size());
  };
  check(Contract::bring_your_own);
  check(CentreSize::small);
  check(DealKind::sites);
  check(kCoolingKinds.back().kind);
  CHECK(names_of(CoolingKind{})[1] == std::string("waterside"));
}

}  // namespace gigaload::sim
