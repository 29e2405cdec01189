/// An hour of a campus's cooling: the table against the equations, on the air of a year that is
/// mild, dry, humid and hot in turn. "equations" have the air ready, "from humidity" make it of the
/// relative humidity first, wet bulb included.

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>
#include <vector>

#include "sim/cooling/cooling_table.hpp"

using namespace gigaload;

namespace {

struct Year {
  std::vector<grid::Air> air;
  std::vector<double> humidity, part_load;
};

const Year& year() {
  static const Year made = [] {
    Year result;
    std::mt19937 random(1);
    std::normal_distribution<double> anomaly(0.0, 5.0);
    std::uniform_real_distribution<double> humidity(0.15, 1.0);
    double day = 0.0;
    for (int h = 0; h < 8760; ++h) {
      if (h % 24 == 0) day = anomaly(random);
      const double turn = 2.0 * std::numbers::pi;
      const double t = 15.0 - 12.0 * std::cos(turn * h / 8760.0) -
                       5.0 * std::cos(turn * (h % 24 - 3) / 24.0) + day;
      result.humidity.push_back(humidity(random));
      result.air.push_back(grid::air_at_relative_humidity(t, result.humidity.back()));
      result.part_load.push_back(0.8 + 0.12 * std::cos(turn * (h % 24 - 15) / 24.0));
    }
    return result;
  }();
  return made;
}

sim::CoolingKind kind_of(const benchmark::State& state) {
  return static_cast<sim::CoolingKind>(state.range(0));
}

void table(benchmark::State& state) {
  const sim::CoolingTable table(sim::make_cooling_system(kind_of(state), {}),
                                grid::kStandardPressurePa);
  const Year& hours = year();
  for (auto each : state) {
    double sum = 0.0;
    for (std::size_t h = 0; h < hours.air.size(); ++h) {
      const auto demand =
          table.at(hours.air[h].dry_bulb_c, hours.air[h].wet_bulb_c, hours.part_load[h]);
      sum += demand.pue + demand.wue_l_per_kwh;
    }
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(hours.air.size()));
}
BENCHMARK(table)->DenseRange(0, 5);

void equations(benchmark::State& state) {
  const auto system = sim::make_cooling_system(kind_of(state), {});
  const Year& hours = year();
  for (auto each : state) {
    double sum = 0.0;
    for (std::size_t h = 0; h < hours.air.size(); ++h) {
      const auto load = system->at(hours.air[h], hours.part_load[h]);
      sum += load.pue() + load.wue_l_per_kwh();
    }
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(hours.air.size()));
}
BENCHMARK(equations)->DenseRange(0, 5);

void from_humidity(benchmark::State& state) {
  const auto system = sim::make_cooling_system(kind_of(state), {});
  const Year& hours = year();
  for (auto each : state) {
    double sum = 0.0;
    for (std::size_t h = 0; h < hours.air.size(); ++h) {
      const grid::Air air =
          grid::air_at_relative_humidity(hours.air[h].dry_bulb_c, hours.humidity[h]);
      const auto load = system->at(air, hours.part_load[h]);
      sum += load.pue() + load.wue_l_per_kwh();
    }
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(hours.air.size()));
}
BENCHMARK(from_humidity)->DenseRange(0, 5);

void tabulate(benchmark::State& state) {
  const auto system = sim::make_cooling_system(kind_of(state), {});
  for (auto each : state) {
    const sim::CoolingTable table(system, grid::kStandardPressurePa);
    benchmark::DoNotOptimize(&table);
  }
}
BENCHMARK(tabulate)->DenseRange(0, 5)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
