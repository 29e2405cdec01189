// Samples a second of the adequacy engine beside a naive program, in the same run. With one
// argument, that many times longer runs.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "grid/adequacy/exact/exact.hpp"
#include "grid/adequacy/sampling/monte_carlo.hpp"
#include "scenarios/pras/pras_file.hpp"
#include "tests/bench/naive_adequacy.hpp"
#include "tests/places.hpp"

namespace {

using namespace gigaload;
using namespace gigaload::grid::adequacy;

double seconds_of(const auto& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::vector<std::vector<std::string>> rows(const std::string& name) {
  std::ifstream file(gigaload::tests::source_folder() / "tests/data/rts79" / name);
  std::vector<std::vector<std::string>> result;
  std::string line, cell;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    result.emplace_back();
    while (std::getline(cells, cell, ',')) result.back().push_back(cell);
  }
  return result;
}

SystemModel rts79() {
  SystemModel system;
  std::vector<double> load;
  for (const auto& row : rows("hourly_load_8736.csv")) load.push_back(std::stod(row[4]));
  system.steps = load.size();
  system.regions = {RegionLoad{"RTS", Series(load)}};
  for (const auto& row : rows("units.csv")) {
    Generator g;
    g.name = row[0];
    g.capacity = std::stod(row[1]);
    g.chain = {1.0 / std::stod(row[3]), 1.0 / std::stod(row[4])};
    system.generators.push_back(g);
  }
  return system;
}

void compare(const char* name, const SystemModel& system, std::size_t naive_samples,
             std::size_t samples) {
  bench::NaiveSimulation naive(system);
  bench::NaiveSimulation::Totals plain;
  double plain_rate = 0.0, rate = 0.0, rate2 = 0.0;
  Result result;
  // the machine is seldom quiet: the best of five, taken in turns
  for (int turn = 0; turn < 5; ++turn) {
    plain_rate = std::max(plain_rate, static_cast<double>(naive_samples) /
                                          seconds_of([&] { plain = naive.run(naive_samples, 1); }));
    rate = std::max(rate, static_cast<double>(samples) / seconds_of([&] {
                            result = assess(system, {.samples = samples, .threads = 1});
                          }));
    rate2 = std::max(rate2, static_cast<double>(samples) / seconds_of([&] {
                              (void)assess(system, {.samples = samples, .threads = 2});
                            }));
  }
  const auto per = [&](std::uint64_t n) {
    return static_cast<double>(n) / static_cast<double>(samples);
  };
  std::printf("%s\n", name);
  std::printf("  naive      %10.0f samples/s   LOLE %.3f EUE %.1f\n", plain_rate, plain.lole,
              plain.eue);
  std::printf("  engine     %10.0f samples/s   LOLE %.3f +- %.3f  EUE %.1f +- %.1f\n", rate,
              result.system.lole.value, result.system.lole.standard_error, result.system.eue.value,
              result.system.eue.standard_error);
  std::printf("  ratio      %10.1f             two threads %.2f times one\n", rate / plain_rate,
              rate2 / rate);
  std::printf("  %.0f outage events a sample, %.3g events/s, %.3g hours/s\n",
              per(result.counters.outage_events), per(result.counters.outage_events) * rate,
              static_cast<double>(system.steps) * rate);
  std::printf("  hours looked at singly %.3f %%, with a flow problem %.4f %%\n",
              100.0 * static_cast<double>(result.counters.steps_walked) /
                  static_cast<double>(result.counters.steps),
              100.0 * static_cast<double>(result.counters.flows_solved) /
                  static_cast<double>(result.counters.steps));
}

/// As many regions as the national grid has zones, of which every third lives on imports: areas of
/// eight with a limit on what they take in, two of them nested in another; lines that fail,
/// batteries, and reserves of 3 %.
SystemModel zones() {
  constexpr std::size_t kZones = 72, kOfArea = 8;
  SystemModel system;
  system.steps = 8736;
  for (std::size_t z = 0; z < kZones; ++z) {
    std::vector<double> load(system.steps);
    for (std::size_t t = 0; t < system.steps; ++t) {
      const auto hour = static_cast<double>(t), place = static_cast<double>(z);
      load[t] = 8000.0 + 1500.0 * std::sin(0.2618 * hour + 0.05 * place) +
                1200.0 * std::sin(0.001438 * hour + 0.3 * place);
    }
    system.regions.push_back(RegionLoad{"Z" + std::to_string(z), Series(std::move(load))});
    system.regions.back().reserve_share = 0.03;
    for (int unit = 0; unit < (z % 3 == 0 ? 40 : 64); ++unit) {
      Generator g;
      g.name = "G" + std::to_string(unit);
      g.region = RegionIndex(z);
      g.capacity = 200.0;
      g.chain = {0.002, 0.03};
      system.generators.push_back(g);
    }
    Storage battery;
    battery.name = "B";
    battery.region = RegionIndex(z);
    battery.charge_capacity = battery.discharge_capacity = 300.0;
    battery.energy_capacity = 1200.0;
    battery.chain = {0.0, 1.0};
    system.storages.push_back(battery);
    for (const std::size_t ahead : {1, 5}) {
      system.lines.push_back(
          {"L", "AC", InterfaceIndex(system.interfaces.size()), 1500.0, 1500.0, Chain{0.001, 0.1}});
      system.interfaces.push_back(
          {RegionIndex(z), RegionIndex((z + ahead) % kZones), 1500.0, 1500.0});
    }
  }
  for (std::size_t first = 0; first < kZones; first += kOfArea) {
    ImportLimit area{"A" + std::to_string(first), {}, 5000.0}, half = area;
    half.name += " north";
    for (std::size_t z = first; z < first + kOfArea; ++z) {
      area.regions.emplace_back(z);
      if (z < first + kOfArea / 2) half.regions.emplace_back(z);
    }
    system.import_limits.push_back(half);
    system.import_limits.push_back(area);
  }
  return system;
}

/// Seconds a sample with what the national grid has of limits, and without it.
void measure_zones(std::size_t samples) {
  const SystemModel whole = zones();
  SystemModel no_reserves = whole;
  for (auto& region : no_reserves.regions) region.reserve_share = 0.0;
  SystemModel plain = no_reserves;
  plain.import_limits.clear();
  for (const auto& [name, system] : {std::pair<const char*, const SystemModel&>{"72 zones", plain},
                                     {"72 zones, limits on imports", no_reserves},
                                     {"72 zones, limits on imports and reserves", whole}}) {
    double least = 1e9;
    Result result;
    for (int turn = 0; turn < 3; ++turn) {
      least = std::min(least, seconds_of([&] {
                         result = assess(system,
                                         {.samples = samples, .threads = 1, .initial_charge = 1.0});
                       }));
    }
    std::printf("%-42s %8.1f ms a sample   LOLE %.3f h, flow problems in %.3f %% of hours\n", name,
                1e3 * least / static_cast<double>(samples), result.system.lole.value,
                100.0 * static_cast<double>(result.counters.flows_solved) /
                    static_cast<double>(result.counters.steps));
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t longer = argc > 1 ? static_cast<std::size_t>(std::atoi(argv[1])) : 1;
  compare("RTS-79", rts79(), 500 * longer, 20'000 * longer);
  measure_zones(20 * longer);
  const std::string file = (gigaload::tests::source_folder() / "tests/data/pras/rts.pras").string();
  if (!std::filesystem::exists(file)) return 0;
  auto rts = scenarios::read_pras(file);
  compare("rts.pras", rts, 100 * longer, 4'000 * longer);
  add_load(rts, 700.0);
  compare("rts.pras with 700 MW more in each region", rts, 100 * longer, 2'000 * longer);
  return 0;
}
