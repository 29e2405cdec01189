// What the file costs the main job: 49 regions, 100 campuses, 12 years of hours.
//   raw         the same float32 bytes to a plain file: the floor
//   overlapped  TrajectoryFile as a run uses it; the calling thread's CPU time is what a run pays
//               when another core compresses
// bench_file [FOLDER]

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "grid/core/calendar.hpp"
#include "output/trajectory/trajectory_file.hpp"
#include "sim/quantities/features.hpp"
#include "sim/quantities/quantity_tables.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/years/chain.hpp"

namespace {

using namespace gigaload;

constexpr std::size_t kRegions = 49, kCampuses = 100, kTechnologies = 14, kWeek = 168;

double seconds(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::string numbered(char kind, std::size_t number) {
  std::string name(1, kind);
  return name.append(std::to_string(number));
}

sim::Scenario main_job() {
  sim::Scenario s;
  s.name = "bench";
  s.begin = grid::to_hour({2025, 1, 1});
  s.end = grid::to_hour({2037, 1, 1});
  for (std::size_t r = 0; r < kRegions; ++r) {
    s.grid.regions.push_back({numbered('R', r), "Region", "eastern", "America/New_York"});
  }
  s.grid.technologies.resize(kTechnologies);
  for (std::size_t t = 0; t < kTechnologies; ++t) {
    s.grid.technologies[t].name = numbered('T', t);
  }
  s.campuses.resize(kCampuses);
  for (std::size_t c = 0; c < kCampuses; ++c) s.campuses[c].name = numbered('C', c);
  s.deals.resize(6);
  for (std::size_t d = 0; d < 6; ++d) s.deals[d].name = numbered('D', d);
  return s;
}

/// A week of traces with the day's shape and 1 % of noise; shortfall and curtailment mostly zero.
sim::Frame week_of(const sim::Scenario& s, std::uint32_t noise) {
  sim::Frame f;
  const auto fill = [&](sim::Table<float>& table, std::size_t columns, double scale, bool rare) {
    table.resize(kWeek, columns);
    for (std::size_t h = 0; h < kWeek; ++h) {
      for (std::size_t c = 0; c < columns; ++c) {
        noise = noise * 1664525U + 1013904223U;
        const double random = static_cast<double>(noise >> 8) / (1U << 24U);
        const double day = 1.0 + 0.2 * std::sin(2.0 * M_PI * static_cast<double>(h % 24) / 24.0);
        const double mw = scale * static_cast<double>(c + 1) * (day + 0.01 * random);
        table.row(h)[c] = rare && random < 0.99 ? 0.0F : static_cast<float>(mw);
      }
    }
  };
  for (const sim::HourlyQuantity& quantity : sim::hourly_quantities()) {
    if (!sim::is_given(quantity.feature, quantity.axes, s)) continue;
    const std::string_view name = quantity.name;
    const bool rare = name == "shortfall" || name == "campus_curtailed";
    fill(f.hourly[quantity], sim::columns_of(quantity.axes, s), rare ? 10.0 : 1000.0, rare);
  }

  sim::BuildOutFrame& b = f.build_out;
  b.announced.assign(kCampuses, noise);
  for (const sim::BlockTraits& block : sim::kBlockTraits) (b.*block.told).assign(kCampuses, noise);
  b.work_capacity.assign(kCampuses, noise);
  for (auto* v : {&b.promised, &b.delivered, &b.promise_gap}) v->assign(6, noise);
  b.capacity.assign(kRegions * kTechnologies, 1000.0);
  for (const sim::ExchangeQuantity& quantity : sim::exchange_quantities()) {
    f.sums[quantity].assign(sim::columns_of(quantity.axes, s), noise);
  }
  return f;
}

/// Hands the weeks of the job, cut at each new year, to `take`.
template <class Take>
void run(const sim::Scenario& s, const std::vector<sim::Frame>& weeks, Take take) {
  std::size_t exchange = 0;
  for (grid::Hour t = s.begin; t < s.end; ++exchange) {
    sim::Frame frame = weeks[exchange % weeks.size()];
    frame.exchange = exchange;
    frame.begin = t;
    frame.year = grid::year_of(t);
    const grid::Hour end =
        std::min(t + static_cast<grid::Hour>(kWeek), grid::start_of_year(frame.year + 1));
    frame.hours = static_cast<std::size_t>(end - t);
    if (frame.hours < kWeek) {
      for (auto& [quantity, table] : frame.hourly) table.resize(frame.hours, table.columns());
    }
    take(frame);
    t = end;
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::filesystem::path folder = argc > 1 ? argv[1] : std::filesystem::temp_directory_path();
  const sim::Scenario s = main_job();
  std::vector<sim::Frame> weeks;
  for (std::uint32_t w = 1; w <= 8; ++w) weeks.push_back(week_of(s, w));
  const auto report = [](const char* name, double wall_s, double thread_s, double process_s,
                         std::uintmax_t bytes) {
    std::printf("%-11s %6.2f s wall  %6.2f s caller's CPU  %6.2f s all CPU  %7.1f MB\n", name,
                wall_s, thread_s, process_s, static_cast<double>(bytes) / 1e6);
  };
  const auto measure = [&](const char* name, const std::filesystem::path& path, auto action) {
    const double wall = seconds(CLOCK_MONOTONIC), thread = seconds(CLOCK_THREAD_CPUTIME_ID),
                 process = seconds(CLOCK_PROCESS_CPUTIME_ID);
    action();
    report(name, seconds(CLOCK_MONOTONIC) - wall, seconds(CLOCK_THREAD_CPUTIME_ID) - thread,
           seconds(CLOCK_PROCESS_CPUTIME_ID) - process,
           path.empty() ? 0 : std::filesystem::file_size(path));
    if (!path.empty()) std::filesystem::remove(path);
  };

  measure("frames", {}, [&] { run(s, weeks, [](const sim::Frame&) {}); });
  const auto raw = folder / "bench.raw";
  measure("raw", raw, [&] {
    std::ofstream file(raw, std::ios::binary);
    run(s, weeks, [&](const sim::Frame& f) {
      for (const auto& [quantity, table] : f.hourly) {
        file.write(reinterpret_cast<const char*>(table.values().data()),
                   static_cast<std::streamsize>(table.values().size() * sizeof(float)));
      }
    });
  });
  const auto result = folder / "bench.h5";
  measure("overlapped", result, [&] {
    output::TrajectoryFile file(s, {"bench", "", "", "", "", {}}, result);
    run(s, weeks, [&](const sim::Frame& f) { file.record(f); });
    file.finish();
  });
}
