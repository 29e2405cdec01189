#include "sim/seconds/frequency_model.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "grid/core/error.hpp"
#include "tests/sim/seconds/interconnections.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

FrequencyModel::Values rates_of(FrequencyModel& model, const FrequencyModel::Values& y) {
  FrequencyModel::Values rates{};
  model.rates(0.0, y, rates);
  return rates;
}

}  // namespace

TEST_CASE("frequency model: nothing moves at nominal frequency, nor governors in the dead band") {
  FrequencyModel model(ercot_2022(), {});
  CHECK(rates_of(model, {}) == FrequencyModel::Values{});
  const double inside = 0.0169 / 60.0, outside = 0.027 / 60.0;
  for (const double sign : {-1.0, 1.0}) {
    CHECK(rates_of(model, {sign * inside, 0.0, 0.0, 0.0})[FrequencyModel::reheat] == 0.0);
    // 10 mHz beyond the band, of 5 % droop: 0.01 / 60 / 0.05
    const double u = rates_of(model, {sign * outside, 0.0, 0.0, 0.0})[FrequencyModel::fast] * 0.3;
    CHECK(u == doctest::Approx(-sign * 0.01 / 3.0));
  }
}

TEST_CASE("frequency model: governors give what is in reserve, and no more") {
  FrequencyParameters p = ercot_2022();
  p.up_mw = 1300.0;
  p.down_mw = 2600.0;
  p.fast_up_mw = 650.0;
  p.fast_down_mw = 325.0;
  p.inverter_share = 0.3;
  p.inverter_down_mw = 500.0;
  FrequencyModel model(p, {});
  const auto given_mw = [&](double w) {  // after a long time at that frequency
    const FrequencyModel::Values y = {w, 0.0, 0.0, 0.0};
    const FrequencyModel::Values rates = rates_of(model, y);
    const FrequencyResponse response = model.response(FrequencyModel::Values{
        w, rates[FrequencyModel::reheat] * p.reheat_s, rates[FrequencyModel::fast] * p.fast_s,
        rates[FrequencyModel::inverters] * p.inverter_s, 0.0});
    return response.governors_mw + response.fast_mw + response.inverters_mw;
  };
  CHECK(given_mw(-0.1) == doctest::Approx(1300.0 + 650.0));
  CHECK(given_mw(0.1) == doctest::Approx(-2600.0 - 325.0 - 500.0));
  p.inverter_up_mw = 200.0;
  model = FrequencyModel(p, {});
  CHECK(given_mw(-0.1) == doctest::Approx(1300.0 + 650.0 + 200.0));
  p.up_mw = 0.0;
  p.fast_up_mw = p.inverter_up_mw = 0.0;
  model = FrequencyModel(p, {});
  CHECK(given_mw(-0.1) == 0.0);
}

TEST_CASE("frequency model: the Jacobian is that of differences, in the band and at limits") {
  FrequencyParameters p = ercot_2022();
  p.up_mw = 2000.0;
  p.inverter_share = 0.3;
  p.inverter_down_mw = 2000.0;
  FrequencyModel model(p, {});
  for (const double w : {0.0, -0.001, 0.002, -0.02}) {
    CAPTURE(w);
    const FrequencyModel::Values y = {w, 0.01, -0.02, -0.01, 0.3};
    constexpr std::size_t kColumn = 2 * FrequencyModel::kStates;
    std::vector<double> stored(kColumn * FrequencyModel::kStates, 0.0);
    BandView band{
        .data = stored.data(), .column_length = kColumn, .diagonal = FrequencyModel::kStates - 1};
    model.jacobian(0.0, y, band);
    for (std::size_t column = 0; column < FrequencyModel::kStates; ++column) {
      constexpr double kStep = 1e-7;
      FrequencyModel::Values more = y, less = y;
      more[column] += kStep;
      less[column] -= kStep;
      const auto up = rates_of(model, more), down = rates_of(model, less);
      for (std::size_t row = 0; row < FrequencyModel::kStates; ++row) {
        if (column > row + model.upper_bandwidth() || row > column + model.lower_bandwidth()) {
          CHECK(up[row] == down[row]);
          continue;
        }
        const double difference = (up[row] - down[row]) / (2.0 * kStep);
        CHECK(band(row, column) == doctest::Approx(difference).epsilon(1e-6));
      }
    }
  }
}

TEST_CASE("frequency model: the response that planners call beta") {
  // S (D + (Km + Kf) / R) / 600 in MW for a tenth of a Hz
  CHECK(ercot_2022().response_mw_per_tenth_hz() == doctest::Approx(65'000.0 * 11.0 / 600.0));
}

TEST_CASE("frequency model: parameters that cannot be are named") {
  const double infinite = std::numeric_limits<double>::infinity();
  const auto refused = [](double FrequencyParameters::* member, double value, const char* name) {
    FrequencyParameters p = ercot_2022();
    p.*member = value;
    CAPTURE(name);
    CHECK_THROWS_WITH_AS(check(p), doctest::Contains(name), InputError);
  };
  CHECK_NOTHROW(check(ercot_2022()));
  refused(&FrequencyParameters::inertia_s, 0.0, "inertia constant");
  refused(&FrequencyParameters::inertia_s, -4.0, "-4");
  refused(&FrequencyParameters::inertia_s, std::nan(""), "inertia constant");
  refused(&FrequencyParameters::base_mva, infinite, "base");
  refused(&FrequencyParameters::damping, -0.1, "load damping");
  refused(&FrequencyParameters::droop, 0.0, "droop");
  refused(&FrequencyParameters::responsive_share, -0.3, "responsive share");
  refused(&FrequencyParameters::direct_share, 1.1, "direct share");
  refused(&FrequencyParameters::up_mw, -1.0, "headroom of governors");
  refused(&FrequencyParameters::reheat_s, 0.0, "reheat");
  FrequencyParameters unlimited = ercot_2022();
  unlimited.up_mw = infinite;
  CHECK_NOTHROW(check(unlimited));
}
