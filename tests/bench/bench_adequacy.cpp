// Samples a second of the adequacy engine beside a naive program, in the same run. With one
// argument, that many times longer runs.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

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

}  // namespace

int main(int argc, char** argv) {
  const std::size_t longer = argc > 1 ? static_cast<std::size_t>(std::atoi(argv[1])) : 1;
  compare("RTS-79", rts79(), 500 * longer, 20'000 * longer);
  const std::string file = (gigaload::tests::source_folder() / "tests/data/pras/rts.pras").string();
  if (!std::filesystem::exists(file)) return 0;
  auto rts = scenarios::read_pras(file);
  compare("rts.pras", rts, 100 * longer, 4'000 * longer);
  add_load(rts, 700.0);
  compare("rts.pras with 700 MW more in each region", rts, 100 * longer, 2'000 * longer);
  return 0;
}
