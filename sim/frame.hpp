#pragma once

/// What one exchange hands to whoever records it.

#include <cstddef>
#include <vector>

#include "grid/calendar.hpp"

namespace gigaload::sim {

/// Rows of hours, columns of entities, one contiguous block.
template <class T>
class Table {
 public:
  Table() = default;
  Table(std::size_t rows, std::size_t columns) : columns_(columns), values_(rows * columns) {}
  void resize(std::size_t rows, std::size_t columns) {
    columns_ = columns;
    values_.assign(rows * columns, T{});
  }
  [[nodiscard]] T* row(std::size_t r) { return values_.data() + r * columns_; }
  [[nodiscard]] const T* row(std::size_t r) const { return values_.data() + r * columns_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] const std::vector<T>& values() const { return values_; }

 private:
  std::size_t columns_ = 0;
  std::vector<T> values_;
};

/// The years clock at the start of an exchange. MW by campus unless said.
struct BuildOutFrame {
  std::vector<double> announced, pre_development, construction, energised, filled, cancelled;
  std::vector<double> promised, delivered, promise_gap;            // by deal
  std::vector<double> capacity;                                    // [region][technology]
  double steps = 0, rhs_evaluations = 0, error_test_failures = 0;  // solver, cumulative
};

/// Sums over the hours of one exchange, MWh, m3, t, by region: float64, so that a
/// year's summary is the sum of its exchanges whether or not the run was resumed.
struct ExchangeSums {
  std::vector<double> energy, campus_energy, data_centre_energy, data_centre_energy_promised, sales,
      peak, unserved_energy, unserved_hours, net_import, water_direct, water_indirect, co2,
      campus_curtailed_energy;
  std::vector<double> generation;      // [region][technology]
  std::vector<double> storage_energy;  // [region][technology], MWh at the end of the exchange
};

struct Frame {
  std::size_t exchange = 0;  // 0, 1, 2, ...
  grid::Hour begin = 0;      // first hour
  std::size_t hours = 0;
  int year = 0;  // an exchange never straddles a new year (UTC)

  // hourly means, MW; m3 and t per hour
  Table<float> demand, grid_load, shortfall, net_import, reserve_margin, water_indirect,
      co2;                                                   // region
  Table<float> campus_load, campus_curtailed, water_direct;  // campus
  Table<float> generation;  // region x technology; empty unless asked for

  BuildOutFrame build_out;
  ExchangeSums sums;
};

class Recorder {
 public:
  virtual ~Recorder() = default;
  virtual void record(const Frame& frame) = 0;
};

}  // namespace gigaload::sim
