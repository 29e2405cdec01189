#include <doctest/doctest.h>

#include <string>

#include "scenarios/readers/load.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

TEST_CASE("the paths of all data centres are within what is published, and in order") {
  const auto path = [](const char* name) {
    return load("us-2025", {std::string("data_centres.path=") + name}).scenario.data_centres;
  };
  const auto iea = path("iea"), low = path("low"), mid = path("mid"), high = path("high");
  const auto twh = [](const sim::DataCentreStock& stock, int year) {
    return stock.path_energy_mwh.at(static_cast<std::size_t>(year - stock.path_year.front())) / 1e6;
  };
  CHECK(twh(iea, 2030) == doctest::Approx(426.0));
  for (const auto* stock : {&low, &mid, &high}) {
    CHECK(twh(*stock, 2028) >= 325.0);  // LBNL 2024
    CHECK(twh(*stock, 2028) <= 580.0);
    CHECK(twh(*stock, 2030) >= 578.0);  // LBNL, June 2026
    CHECK(twh(*stock, 2030) <= 782.0);
  }
  CHECK(twh(mid, 2030) == doctest::Approx(649.0));
  for (int year = 2025; year <= 2040; ++year) {
    CAPTURE(year);
    CHECK(twh(iea, year) <= twh(low, year));
    CHECK(twh(low, year) <= twh(mid, year));
    CHECK(twh(mid, year) <= twh(high, year));
    if (year <= 2030) continue;
    for (const auto* stock : {&low, &mid, &high}) {  // growth tapers
      const double growth = twh(*stock, year) / twh(*stock, year - 1) - 1.0;
      CHECK(growth > 0.0);
      CHECK(growth < twh(*stock, year - 1) / twh(*stock, year - 2) - 1.0);
    }
  }
}

TEST_CASE(
    "on LBNL's path the country's and Virginia's share of 2030 are within what is published") {
  const sim::Scenario s = load("us-2025", {"data_centres.path=mid"}).scenario;
  const auto year = static_cast<std::size_t>(2030 - s.grid.first_year);
  double all_mw = 0.0, of_virginia_mw = 0.0, share_of_virginia = 0.0;
  for (std::size_t r = 0; r < s.grid.regions.size(); ++r) {
    // without data centres, at the meter
    const double mw = s.grid.data[r].mean_demand_mw.at(year) / s.grid.data[r].loss_factor;
    all_mw += mw;
    if (!s.grid.regions[r].name.starts_with("VA")) continue;
    of_virginia_mw += mw;
    share_of_virginia += s.data_centres.share[r];
  }
  const double centres_mw = 649e6 / 8760.0;
  const double share = centres_mw / (all_mw + centres_mw);
  CHECK(share >= 0.09);  // EPRI, February 2026: 9 to 17 %; LBNL, June 2026: 9.5 to 15.3 %
  CHECK(share <= 0.153);
  const double virginia_mw = share_of_virginia * centres_mw;
  const double share_in_virginia = virginia_mw / (of_virginia_mw + virginia_mw);
  CHECK(share_in_virginia >= 0.39);  // EPRI, February 2026: 39 to 57 %
  CHECK(share_in_virginia <= 0.57);
}
