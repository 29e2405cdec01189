#include "scenarios/text/quantity.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string>

#include "grid/core/error.hpp"
#include "tests/fuzz/targets.hpp"

namespace gigaload::fuzz {
namespace {

/// A unit that is wanted, and another of its kind, of which one is `factor`.
struct UnitPair {
  const char* unit;
  const char* other;
  double factor;
};

constexpr std::array kUnits = std::to_array<UnitPair>({{"MW", "kW", 1e3},
                                                       {"MWh", "J", 3.6e9},
                                                       {"yr", "h", 8766.0},
                                                       {"h", "s", 3600.0},
                                                       {"K", "K", 1.0},
                                                       {"degC", "degC", 1.0},
                                                       {"USD", "kUSD", 1e-3},
                                                       {"USD/MWh", "USD/kWh", 1e-3},
                                                       {"USD/kW-yr", "USD/MW-yr", 1e3},
                                                       {"L/kWh", "m3/MWh", 1.0},
                                                       {"1/yr", "1/month", 1.0 / 12.0},
                                                       {"GW/yr", "MW/yr", 1e3},
                                                       {"%", "ppm", 1e4},
                                                       {"kg/MWh", "t/GWh", 1.0},
                                                       {"m3", "L", 1e3},
                                                       {"m", "km", 1e-3}});

}  // namespace

void read_quantity(std::string_view input) {
  const UnitPair& pair = kUnits[take_byte(input) % kUnits.size()];
  const auto read = scenarios::parse_quantity(input, pair.unit);
  if (!read.fault.empty()) throw InputError(read.fault);
  expect(std::isfinite(read.value), "a quantity is a finite number");
  const auto again =
      scenarios::parse_quantity(fmt::format("{} {}", read.value, pair.unit), pair.unit);
  expect(again.fault.empty() && again.value == read.value, "a printed quantity is read again");
  const auto other = scenarios::parse_quantity(input, pair.other);
  if (!other.fault.empty()) return;  // beyond the largest number
  constexpr double kTiny = 1e-290;   // below it numbers have fewer digits
  const double wanted = read.value * pair.factor;
  expect(
      !std::isfinite(wanted) || std::abs(other.value - wanted) <= 1e-12 * std::abs(wanted) + kTiny,
      "a quantity is the same in another unit");
}

}  // namespace gigaload::fuzz
