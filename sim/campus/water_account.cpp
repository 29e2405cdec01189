#include "sim/campus/water_account.hpp"

#include <algorithm>

namespace gigaload::sim {

double WaterAccount::left_m3(std::int64_t local_day, int year) {
  if (local_day != day_) of_day_m3_ = 0.0;
  if (year != year_) of_year_m3_ = 0.0;
  day_ = local_day;
  year_ = year;
  return std::max(
      0.0, std::min(allowance_.per_day_m3 - of_day_m3_, allowance_.per_year_m3 - of_year_m3_));
}

void WaterAccount::use(double water_m3) {
  of_day_m3_ += water_m3;
  of_year_m3_ += water_m3;
}

}  // namespace gigaload::sim
