#include "sim/seconds/frequency_model.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "grid/core/error.hpp"

namespace gigaload::sim {

namespace {

struct Bound {
  const char* name;
  double FrequencyParameters::* value;
  bool may_be_zero;
  bool may_be_infinite;
};

constexpr std::array kBounds = {
    Bound{"nominal frequency [Hz]", &FrequencyParameters::nominal_hz, false, false},
    Bound{"base [MVA]", &FrequencyParameters::base_mva, false, false},
    Bound{"inertia constant [s]", &FrequencyParameters::inertia_s, false, false},
    Bound{"load damping", &FrequencyParameters::damping, true, false},
    Bound{"droop", &FrequencyParameters::droop, false, false},
    Bound{"dead band [Hz]", &FrequencyParameters::dead_band_hz, true, false},
    Bound{"responsive share", &FrequencyParameters::responsive_share, true, false},
    Bound{"share of the fast block", &FrequencyParameters::fast_share, true, false},
    Bound{"share of plants behind inverters", &FrequencyParameters::inverter_share, true, false},
    Bound{"direct share of governors", &FrequencyParameters::direct_share, true, false},
    Bound{"reheat time [s]", &FrequencyParameters::reheat_s, false, false},
    Bound{"time of the fast block [s]", &FrequencyParameters::fast_s, false, false},
    Bound{"time of plants behind inverters [s]", &FrequencyParameters::inverter_s, false, false},
    Bound{"headroom of governors [MW]", &FrequencyParameters::up_mw, true, true},
    Bound{"what governors can go down [MW]", &FrequencyParameters::down_mw, true, true},
    Bound{"headroom of the fast block [MW]", &FrequencyParameters::fast_up_mw, true, true},
    Bound{"what the fast block can go down [MW]", &FrequencyParameters::fast_down_mw, true, true},
    Bound{"headroom of plants behind inverters [MW]", &FrequencyParameters::inverter_up_mw, true,
          true},
    Bound{"what plants behind inverters can go down [MW]", &FrequencyParameters::inverter_down_mw,
          true, true},
};

/// Returns a limit in MW as one of a signal that `share` of S follows.
double as_signal(double mw, double share, double base_mva) {
  return share > 0.0 ? mw / (share * base_mva) : 0.0;
}

std::string text_of(double number) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%g", number);
  return text.data();
}

}  // namespace

void check(const FrequencyParameters& parameters) {
  for (const Bound& bound : kBounds) {
    const double value = parameters.*bound.value;
    const bool good = (bound.may_be_zero ? value >= 0.0 : value > 0.0) &&
                      (bound.may_be_infinite || std::isfinite(value));
    if (good) continue;
    throw InputError(std::string("frequency: ") + bound.name + " is " + text_of(value) + "; " +
                     (bound.may_be_zero ? "0 or more" : "more than 0") +
                     (bound.may_be_infinite ? "" : ", and finite,") + " is wanted");
  }
  if (parameters.direct_share > 1.0) {
    throw InputError("frequency: direct share of governors is " + text_of(parameters.direct_share) +
                     "; at most 1 is wanted");
  }
}

FrequencyModel::FrequencyModel(const FrequencyParameters& parameters,
                               std::vector<double> watched_hz)
    : parameters_(parameters),
      watched_(std::move(watched_hz)),
      dead_band_(parameters.dead_band_hz / parameters.nominal_hz),
      lowest_u_(-as_signal(parameters.down_mw, parameters.responsive_share, parameters.base_mva)),
      highest_u_(as_signal(parameters.up_mw, parameters.responsive_share, parameters.base_mva)),
      lowest_v_(-as_signal(parameters.fast_down_mw, parameters.fast_share, parameters.base_mva)),
      highest_v_(as_signal(parameters.fast_up_mw, parameters.fast_share, parameters.base_mva)),
      lowest_s_(
          -as_signal(parameters.inverter_down_mw, parameters.inverter_share, parameters.base_mva)),
      highest_s_(
          as_signal(parameters.inverter_up_mw, parameters.inverter_share, parameters.base_mva)) {
  for (double& hz : watched_) hz = hz / parameters_.nominal_hz - 1.0;
}

void FrequencyModel::set_power(double from_s, double mw, double mw_per_s) {
  from_s_ = from_s;
  power_ = mw / parameters_.base_mva;
  power_per_s_ = mw_per_s / parameters_.base_mva;
}

double FrequencyModel::wanted(double w) const {
  if (w > dead_band_) return -(w - dead_band_) / parameters_.droop;
  if (w < -dead_band_) return -(w + dead_band_) / parameters_.droop;
  return 0.0;
}

double FrequencyModel::governors(double w) const {
  return std::clamp(wanted(w), lowest_u_, highest_u_);
}

double FrequencyModel::fast_block(double w) const {
  return std::clamp(wanted(w), lowest_v_, highest_v_);
}

double FrequencyModel::inverter_block(double w) const {
  return std::clamp(wanted(w), lowest_s_, highest_s_);
}

double FrequencyModel::swing(double t, std::span<const double> y) const {
  const FrequencyParameters& p = parameters_;
  const double u = governors(y[deviation]);
  return (p.responsive_share * (p.direct_share * u + y[reheat]) + p.fast_share * y[fast] +
          p.inverter_share * y[inverters] - p.damping * y[deviation] + power_ +
          power_per_s_ * (t - from_s_)) /
         (2.0 * p.inertia_s);
}

void FrequencyModel::rates(double t, std::span<const double> y, std::span<double> dydt) {
  const double w = y[deviation];
  dydt[deviation] = swing(t, y);
  dydt[reheat] =
      ((1.0 - parameters_.direct_share) * governors(w) - y[reheat]) / parameters_.reheat_s;
  dydt[fast] = (fast_block(w) - y[fast]) / parameters_.fast_s;
  dydt[inverters] = (inverter_block(w) - y[inverters]) / parameters_.inverter_s;
  dydt[angle] = w;
}

void FrequencyModel::jacobian(double /*t*/, std::span<const double> y, BandView jacobian) {
  const FrequencyParameters& p = parameters_;
  const double w = y[deviation];
  const double slope = wanted(w) == 0.0 ? 0.0 : -1.0 / p.droop;
  const double du = governors(w) == wanted(w) ? slope : 0.0;
  const double dv = fast_block(w) == wanted(w) ? slope : 0.0;
  const double ds = inverter_block(w) == wanted(w) ? slope : 0.0;
  jacobian(deviation, deviation) =
      (p.responsive_share * p.direct_share * du - p.damping) / (2.0 * p.inertia_s);
  jacobian(deviation, reheat) = p.responsive_share / (2.0 * p.inertia_s);
  jacobian(deviation, fast) = p.fast_share / (2.0 * p.inertia_s);
  jacobian(deviation, inverters) = p.inverter_share / (2.0 * p.inertia_s);
  jacobian(reheat, deviation) = (1.0 - p.direct_share) * du / p.reheat_s;
  jacobian(reheat, reheat) = -1.0 / p.reheat_s;
  jacobian(fast, deviation) = dv / p.fast_s;
  jacobian(fast, fast) = -1.0 / p.fast_s;
  jacobian(inverters, deviation) = ds / p.inverter_s;
  jacobian(inverters, inverters) = -1.0 / p.inverter_s;
  jacobian(angle, deviation) = 1.0;
}

void FrequencyModel::root_values(double /*t*/, std::span<const double> y, std::span<double> g) {
  for (std::size_t i = 0; i < watched_.size(); ++i) g[i] = y[deviation] - watched_[i];
}

FrequencyResponse FrequencyModel::response(std::span<const double> y) const {
  const FrequencyParameters& p = parameters_;
  const double s = p.base_mva;
  return {.governors_mw =
              s * p.responsive_share * (p.direct_share * governors(y[deviation]) + y[reheat]),
          .fast_mw = s * p.fast_share * y[fast],
          .inverters_mw = s * p.inverter_share * y[inverters],
          .damping_mw = s * p.damping * (0.0 - y[deviation])};
}

double FrequencyModel::rate_hz_per_s(double t, std::span<const double> y) {
  return parameters_.nominal_hz * swing(t, y);
}

std::string FrequencyModel::state_name(std::size_t state) const {
  constexpr std::array kNames = {"frequency", "reheat of governors", "fast block", "inverters",
                                 "angle"};
  return kNames[state];
}

std::string FrequencyModel::time_name(double t) const { return text_of(t) + " s"; }

}  // namespace gigaload::sim
