#include "grid/adequacy/sampling/risk.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

using namespace gigaload;
using namespace gigaload::grid::adequacy;

TEST_CASE("every quantity of the risk has a name of its own and as many values as its axes say") {
  Risk risk;
  risk.lolh.assign(kRiskCells, 1.0);
  risk.eue.assign(kRiskCells, 2.0);
  risk.event_days.assign(grid::kMonths, 3.0);
  std::set<std::string> names, errors;
  for (const RiskQuantity& quantity : risk_quantities()) {
    CAPTURE(quantity.name);
    CHECK(names.insert(quantity.name).second);
    CHECK(quantity.of(risk).size() == size_of(quantity.axes));
    if (quantity.error_name != nullptr) errors.insert(quantity.error_name);
  }
  for (const std::string& error : errors) CHECK(names.count(error) == 1);
}

TEST_CASE("PJM's winter is November to April") {
  for (std::size_t month = 0; month < grid::kMonths; ++month) {
    CHECK(is_of_winter_period(month) == (month < 4 || month > 9));
  }
}

TEST_CASE(
    "the shape: seasons by three months, and the shortest span with four fifths of the hours") {
  std::vector<double> lolh(kRiskCells, 0.0);
  CHECK(shape_of(lolh).seasons == std::array<double, 4>{});
  lolh[11 * grid::kHoursOfDay + 6] = 3.0;  // December
  lolh[0 * grid::kHoursOfDay + 7] = 3.0;   // January
  lolh[1 * grid::kHoursOfDay + 8] = 2.0;   // February
  lolh[2 * grid::kHoursOfDay + 20] = 1.0;  // March
  lolh[7 * grid::kHoursOfDay + 17] = 1.0;  // August
  const RiskShape shape = shape_of(lolh);
  CHECK(shape.seasons[0] == doctest::Approx(0.8));
  CHECK(shape.seasons[1] == doctest::Approx(0.1));
  CHECK(shape.seasons[2] == doctest::Approx(0.1));
  CHECK(shape.seasons[3] == 0.0);
  CHECK(shape.from == 6);
  CHECK(shape.to == 9);
  CHECK(shape_text(shape) == "winter 80 %, spring 10 %, summer 10 %, 6 to 9 h");
  CHECK(shape_text({}).empty());
}

TEST_CASE("the span may go over midnight, and be the whole day") {
  std::vector<double> lolh(kRiskCells, 0.0);
  lolh[23] = 1.0;
  lolh[0] = 1.0;
  CHECK(shape_of(lolh).from == 23);
  CHECK(shape_of(lolh).to == 1);
  for (std::size_t hour = 0; hour < grid::kHoursOfDay; ++hour) lolh[hour] = 1.0;
  const RiskShape shape = shape_of(lolh);
  CHECK((shape.to + grid::kHoursOfDay - shape.from) % grid::kHoursOfDay ==
        20);  // 0.8 of 24, rounded up
}
