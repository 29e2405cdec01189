#pragma once

#include <boost/math/special_functions/gamma.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "grid/core/random.hpp"
#include "sim/fit/site_history.hpp"

namespace gigaload::tests {

/// Says what sites are made: begun evenly over `years` and looked at at their end.
struct SyntheticSites {
  std::size_t number = 2000;
  double mean_y = 2.8, shape = 10.0;
  double years = 8.0;
  double seen_from_y = 0.0;  // sites that were ready before are not in the table
  std::uint32_t sample = 0;

  [[nodiscard]] sim::Day day(double year) const { return static_cast<sim::Day>(year * 365.25); }
  [[nodiscard]] sim::Day as_of() const { return day(years); }

  [[nodiscard]] std::vector<sim::SiteHistory> make() const {
    std::vector<sim::SiteHistory> sites;
    const grid::RandomSource random(7, grid::Stream::design, sample);
    for (std::uint32_t i = 0; sites.size() < number; ++i) {
      const auto u = random.uniform(i, 0);
      const double lasts_y = mean_y / shape * boost::math::gamma_p_inv(shape, u[1]);
      const sim::Day began = day(u[0] * years);
      const sim::Day ready = began + static_cast<sim::Day>(lasts_y * 365.25 + 0.5);
      if (seen_from_y > 0.0 && ready <= day(seen_from_y)) continue;
      sim::SiteHistory site;
      site.name = "site " + std::to_string(i);
      site.began = began;
      site.half_power = ready;
      site.capacity_mw = 100.0;
      site.steps = {{ready, 100.0}};
      sites.push_back(site);
    }
    return sites;
  }
};

}  // namespace gigaload::tests
