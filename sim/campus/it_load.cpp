#include "sim/campus/it_load.hpp"

// The share of the IT capacity in use is
//
//   u = min(1, k x), k such that its mean is the load factor
//
// with x a published or measured profile, or, where none is given,
//
//   x = phi u_train + (1 - phi) u_infer(h, day)
//
// phi the training share, u_train = 0.95,
// u_infer = 0.65 + 0.20 cos(2 pi (h - 15) / 24) + 0.03 on weekdays, h the local hour (assumptions:
// scenarios/data/FACTS.md, section 4).

#include <array>
#include <chrono>
#include <cmath>
#include <numbers>
#include <numeric>

#include "grid/core/capped_profile.hpp"
#include "grid/core/error.hpp"
#include "grid/core/hours_of_year.hpp"
#include "grid/core/month_days.hpp"

namespace gigaload::sim {

namespace {

constexpr std::array<double, grid::kDayTypes> kDaysOfWeek{5.0, 2.0};

ItProfile training_and_inference(double phi) {
  constexpr double u_train = 0.95;
  ItProfile profile{"model", std::vector<double>(kHoursOfDayTypes)};
  for (std::size_t i = 0; i < kHoursOfDayTypes; ++i) {
    const auto h = static_cast<double>(i % grid::kHoursOfDay);
    const bool weekday = i < grid::kHoursOfDay;
    const double u_infer =
        0.65 + 0.20 * std::cos(2.0 * std::numbers::pi * (h - 15.0) / 24.0) + (weekday ? 0.03 : 0.0);
    profile.share[i] = phi * u_train + (1.0 - phi) * u_infer;
  }
  return profile;
}

std::vector<double> weights_of(const std::vector<double>& share) {
  const bool by_day_type = share.size() == kHoursOfDayTypes;
  if (!by_day_type && share.size() != grid::kHoursOfCommonYear) {
    throw InternalError("a profile of the IT load has neither 48 nor 8760 hours");
  }
  std::vector<double> weight(share.size(), 1.0);
  for (std::size_t i = 0; by_day_type && i < share.size(); ++i) {
    weight[i] = kDaysOfWeek[i / grid::kHoursOfDay];
  }
  return weight;
}

}  // namespace

std::vector<double> scaled_profile(const ItProfile& profile, double load_factor) {
  std::vector<double> share = profile.share;
  grid::scale_to_mean(share, weights_of(share), load_factor, 1.0);
  return share;
}

double mean_share(const std::vector<double>& share) {
  const std::vector<double> weight = weights_of(share);
  return std::inner_product(share.begin(), share.end(), weight.begin(), 0.0) /
         std::accumulate(weight.begin(), weight.end(), 0.0);
}

ItLoad::ItLoad(const CampusLoadParameters& parameters)
    : share_(scaled_profile(parameters.profile ? *parameters.profile
                                               : training_and_inference(parameters.training_share),
                            parameters.load_factor)) {}

std::size_t ItLoad::hour_of_year(const grid::LocalHour& hour) {
  using namespace std::chrono;
  const year_month_day date{sys_days{days{hour.day}}};
  const int of_month = static_cast<int>(static_cast<unsigned>(date.day())) - 1;
  const int day =
      grid::days_before_month(hour.month + 1) + (hour.month == 1 && of_month == 28 ? 27 : of_month);
  return static_cast<std::size_t>(day) * grid::kHoursOfDay + hour.hour;
}

}  // namespace gigaload::sim
