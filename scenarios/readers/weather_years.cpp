#include "scenarios/readers/weather_years.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <system_error>

#include "grid/core/counted.hpp"
#include "grid/core/error.hpp"
#include "scenarios/readers/load.hpp"
#include "scenarios/readers/weather_year_tables.hpp"
#include "scenarios/readers/weather_years_file.hpp"
#include "scenarios/tables/shed_table.hpp"
#include "scenarios/tables/table_file.hpp"
#include "scenarios/text/sha256.hpp"

namespace gigaload::scenarios {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDraw = "weather_years.draw";
constexpr const char* kYears = "weather_years.years";
constexpr const char* kData = "weather_years.data";
constexpr const char* kShipped = "weather_years.h5";
constexpr const char* kShed = "shed_hours.csv";
constexpr const char* kDrawDays = "weather_years.draw = \"model\" draws the days instead";

class Reader {
 public:
  Reader(const Document& document, const Settings& settings, const fs::path& data,
         const RegionNames& names, const grid::System& system, Problems& problems)
      : settings_(settings), names_(names), system_(system), problems_(problems) {
    if (settings.has(kData)) {
      path_ =
          (document.folders.at(settings.source(kData)) / settings.text(kData)).lexically_normal();
    } else {
      path_ = (data / kShipped).lexically_normal();
      shed_ = data / kShed;
    }
    for (const double year : settings.numbers(kYears)) {
      if (year != std::floor(year)) complain(kYears, fmt::format("{} is no calendar year", year));
      wanted_.push_back(static_cast<int>(year));
    }
    std::ranges::sort(wanted_);
    wanted_.erase(std::unique(wanted_.begin(), wanted_.end()), wanted_.end());
  }

  [[nodiscard]] bool is_asked_for() const {
    return settings_.is_given(kDraw) || settings_.is_given(kYears) || settings_.is_given(kData);
  }
  [[nodiscard]] const std::vector<int>& wanted() const { return wanted_; }
  [[nodiscard]] const fs::path& path() const { return path_; }
  /// Returns the table of load shed that the years are read with; empty: none.
  [[nodiscard]] fs::path shed() const { return is_there(shed_) ? shed_ : fs::path(); }
  [[nodiscard]] bool is_there() const { return is_there(path_); }

  void complain(const char* key, std::string message) {
    problems_.add(settings_.place(key), key, std::move(message));
  }

  /// Null, with a problem or a notice, where there are none to be had.
  std::shared_ptr<const grid::WeatherYears> read(std::vector<std::string>& notices) {
    const std::size_t before = problems_.count();
    MeasuredYears measured = read_path();
    if (problems_.count() > before) return nullptr;
    if (measured.known.empty()) {
      complain(kData, fmt::format("{}: there is no table by year, such as 2016.csv; {}",
                                  path_.string(), kDrawDays));
      return nullptr;
    }
    if (!measured.lacking.empty()) {
      const std::string message = fmt::format("{} has no measured demand of {}", path_.string(),
                                              fmt::join(measured.lacking, ", "));
      if (is_asked_for())
        complain(asked_key(), message + "; " + kDrawDays);
      else
        notices.push_back(message + ": the days are drawn");
      return nullptr;
    }
    for (const int year : wanted_) {
      if (std::ranges::find(measured.known, year) != measured.known.end()) continue;
      complain(kYears, fmt::format("{} is not among the measured years of {}: {}", year,
                                   path_.string(), fmt::join(measured.known, ", ")));
    }
    if (problems_.count() > before) return nullptr;
    if (!measured.cut.empty() && wanted_.empty()) {
      notices.push_back(fmt::format("{}: {} left out, of which the file has not all hours",
                                    path_.string(), fmt::join(measured.cut, " and ")));
    }
    if (is_there(shed_)) {
      add_shed(read_table_file(shed_, "data.shed_hours.csv", problems_), names_, system_.regions,
               measured.years);
      if (problems_.count() > before) return nullptr;
    }
    std::vector<std::string> zones;
    for (const grid::Region& region : system_.regions) zones.push_back(region.time_zone);
    return std::make_shared<const grid::WeatherYears>(zones, std::move(measured.years));
  }

  /// Complains of years of the run that are none of the measured ones.
  void check_run(grid::Hour begin, grid::Hour end, const grid::WeatherYears& years) {
    std::vector<int> absent;
    for (int year = grid::year_of(begin); year <= grid::year_of(end - 1); ++year) {
      if (!years.find(year)) absent.push_back(year);
    }
    if (absent.empty()) return;
    complain(kDraw, fmt::format("\"measured\" takes each year of the run as it was, and {} {} not "
                                "among the measured years: {}; \"weeks\" or \"years\" draw of them",
                                fmt::join(absent, ", "), absent.size() == 1 ? "is" : "are",
                                fmt::join(years.years(), ", ")));
  }

 private:
  /// Returns the key that asks for years.
  [[nodiscard]] const char* asked_key() const {
    for (const char* key : {kData, kDraw}) {
      if (settings_.is_given(key)) return key;
    }
    return kYears;
  }

  /// Tells whether the file lies in the folder of what is shipped, and no key names it.
  [[nodiscard]] FileOrigin origin() const {
    const fs::path inside = path_.lexically_relative(data_root().lexically_normal());
    const bool is_inside = !inside.empty() && *inside.begin() != "..";
    return is_inside && !settings_.has(kData) ? FileOrigin::shipped : FileOrigin::unknown;
  }

  MeasuredYears read_path() {
    const auto wanted = [this](int year) {
      return wanted_.empty() || std::ranges::binary_search(wanted_, year);
    };
    std::error_code error;
    if (fs::is_directory(path_, error)) {
      return read_weather_year_tables(path_, system_.regions, wanted, problems_);
    }
    std::vector<std::string> regions;
    for (const grid::Region& region : system_.regions) regions.push_back(region.name);
    try {
      return read_weather_years_file(path_, regions, wanted, origin());
    } catch (const InputError& refused) {
      complain(kData, refused.what());
      return {};
    }
  }

  [[nodiscard]] static bool is_there(const fs::path& path) {
    std::error_code error;
    return !path.empty() && fs::exists(path, error);
  }

  const Settings& settings_;
  const RegionNames& names_;
  const grid::System& system_;
  Problems& problems_;
  fs::path path_, shed_;  // years of one's own have no table of load shed
  std::vector<int> wanted_;
};

/// Returns the names and hashes of the file, or of the tables of the folder.
std::vector<std::pair<std::string, std::string>> hashes_of(const fs::path& path,
                                                           const grid::WeatherYears& years) {
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    return {{path.filename().string(), sha256_of_file(path)}};
  }
  std::vector<std::pair<std::string, std::string>> hashes;
  for (const int year : years.years()) {
    const std::string name = fmt::format("{}.csv", year);
    hashes.emplace_back(name, sha256_of_file(path / name));
  }
  return hashes;
}

/// Returns what measured years depend on of each region: its names, and its clock.
std::vector<std::string> identities_of(const std::vector<grid::Region>& regions) {
  std::vector<std::string> identities;
  for (const grid::Region& region : regions) {
    identities.push_back(fmt::format("{}\n{}\n{}\n{}", region.name, region.state,
                                     region.planning_area, region.time_zone));
  }
  return identities;
}

grid::WeatherDraw draw_of(const std::string& text) {
  if (text == "years") return grid::WeatherDraw::years;
  return text == "measured" ? grid::WeatherDraw::measured : grid::WeatherDraw::weeks;
}

}  // namespace

void read_weather_years(const Document& document, const Settings& settings, const fs::path& data,
                        const RegionNames& names, grid::Hour begin, grid::Hour end,
                        grid::System& system, TableStore& store, Problems& problems,
                        std::vector<std::string>& notices,
                        std::vector<std::pair<std::string, std::string>>& hashes) {
  const std::string draw = settings.text(kDraw);
  if (system.regions.empty() || draw.empty() || draw == "model") return;
  Reader reader(document, settings, data, names, system, problems);
  if (!reader.is_there()) {
    if (!reader.is_asked_for()) return;
    reader.complain(settings.is_given(kData) ? kData : kDraw,
                    fmt::format("there are no measured years: {} is not there; {} names a folder "
                                "of tables by year or a file; {}",
                                reader.path().string(), kData, kDrawDays));
    return;
  }
  const std::vector<std::string> regions = identities_of(system.regions);
  const auto known = std::ranges::find_if(store.measured, [&](const auto& one) {
    return one.path == reader.path() && one.wanted == reader.wanted() && one.regions == regions;
  });
  if (known != store.measured.end()) {
    system.weather_years = known->years;
    hashes.insert(hashes.end(), known->hashes.begin(), known->hashes.end());
  } else {
    system.weather_years = reader.read(notices);
    if (!system.weather_years) return;
    auto found = hashes_of(reader.path(), *system.weather_years);
    if (!reader.shed().empty()) found.emplace_back(kShed, sha256_of_file(reader.shed()));
    hashes.insert(hashes.end(), found.begin(), found.end());
    if (store.measured.size() == TableStore::kMostGrids)
      store.measured.erase(store.measured.begin());
    store.measured.push_back(
        {reader.path(), reader.wanted(), regions, system.weather_years, found});
  }
  system.weather_draw = draw_of(draw);
  if (system.weather_draw == grid::WeatherDraw::measured) {
    reader.check_run(begin, end, *system.weather_years);
  }
}

}  // namespace gigaload::scenarios
