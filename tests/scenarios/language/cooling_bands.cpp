/// Annual PUE and WUE of the cooling kinds on the weather files of the reference, against the 5 to
/// 95 % bands that Lei and Masanet (2022) published by climate zone and cooling system.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "scenarios/language/cooling_parameters.hpp"
#include "scenarios/tables/csv_table.hpp"
#include "sim/cooling/cooling_system.hpp"
#include "tests/places.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;
namespace fs = std::filesystem;

namespace {

struct Station {
  std::string name, zone;
  std::vector<grid::Air> hours;

  /// Mean change of the dry bulb from an hour to the same one of the next day.
  [[nodiscard]] double daily_change_k() const {
    double sum = 0.0;
    for (std::size_t h = 24; h < hours.size(); ++h) {
      sum += std::abs(hours[h].dry_bulb_c - hours[h - 24].dry_bulb_c);
    }
    return sum / static_cast<double>(hours.size() - 24);
  }
};

/// Published cases of the kinds that are modelled. The others: 3 and 6 are airside economisers
/// without humidifier, 10 is direct expansion.
struct Case {
  int number;
  sim::CoolingKind kind;
  sim::CentreSize size;
};
constexpr std::array kCases = {
    Case{1, sim::CoolingKind::airside, sim::CentreSize::large},
    Case{2, sim::CoolingKind::waterside, sim::CentreSize::large},
    Case{4, sim::CoolingKind::waterside, sim::CentreSize::midsize},
    Case{5, sim::CoolingKind::water_chiller, sim::CentreSize::midsize},
    Case{7, sim::CoolingKind::air_chiller, sim::CentreSize::midsize},
    Case{8, sim::CoolingKind::water_chiller, sim::CentreSize::small},
    Case{9, sim::CoolingKind::air_chiller, sim::CentreSize::small},
};

/// Zones of the stations (ASHRAE 169).
const std::vector<std::array<std::string, 2>> kStations = {
    {"USA_AZ_Phoenix-Sky.Harbor", "2B"}, {"USA_AZ_Tucson-Davis-Monthan", "2B"},
    {"USA_CA_San.Jose-Mineta", "3C"},    {"USA_GA_Atlanta-Hartsfield-Jackson", "3A"},
    {"USA_IL_Chicago.OHare", "5A"},      {"USA_NY_New.York-Kennedy", "4A"},
    {"USA_NY_New.York-LaGuardia", "4A"}, {"USA_TX_Dallas-Fort.Worth", "3A"},
    {"USA_VA_Leesburg.Exec", "4A"},      {"USA_WA_Port.Angeles-Fairchild", "4C"},
    {"USA_WA_Seattle-Tacoma", "4C"},
};

std::string unpacked(const fs::path& file) {
  const std::string command = "gzip -dc '" + file.string() + "'";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  REQUIRE(pipe != nullptr);
  std::string text;
  std::array<char, 65536> block{};
  for (std::size_t n = 0; (n = std::fread(block.data(), 1, block.size(), pipe.get())) > 0;) {
    text.append(block.data(), n);
  }
  return text;
}

grid::Air outdoor_air(double dry_bulb_c, double humidity_percent, double pressure_pa) {
  return grid::air_at_relative_humidity(dry_bulb_c, std::min(humidity_percent, 100.0) / 100.0,
                                        pressure_pa);
}

/// The stations whose files are in the folder, and the years of climate zones where it has them.
std::vector<Station> places(const fs::path& weather) {
  std::vector<Station> result;
  Problems problems;
  for (const auto& [station, zone] : kStations) {
    if (!fs::exists(weather / (station + ".epw.gz"))) continue;
    const std::string text = unpacked(weather / (station + ".epw.gz"));
    std::size_t data = 0;
    for (int line = 0; line < 8; ++line) data = text.find('\n', data) + 1;
    std::string columns = "0";
    for (int i = 1; i < 35; ++i) columns += fmt::format(",{}", i);
    const CsvTable table(columns + "\n" + text.substr(data), 0, station, problems);
    Station& place = result.emplace_back(Station{station.substr(4), zone, {}});
    for (std::size_t row = 0; row < table.rows(); ++row) {
      place.hours.push_back(
          outdoor_air(table.number(row, "6"), table.number(row, "8"), table.number(row, "9")));
    }
    REQUIRE(place.hours.size() == 8760);
  }
  const fs::path years_of_zones = weather / "hourly_weather_by_ashrae_climate_zone.csv.gz";
  if (!fs::exists(years_of_zones)) return result;
  const CsvTable zones(unpacked(years_of_zones), 0, "zones", problems);
  std::map<std::string, Station> by_zone;
  for (std::size_t row = 0; row < zones.rows(); ++row) {
    const std::string zone = zones.text(row, "climate_zone");
    by_zone[zone].hours.push_back(outdoor_air(zones.number(row, "dry_bulb_c"),
                                              zones.number(row, "relative_humidity_pct"),
                                              zones.number(row, "pressure_pa")));
  }
  for (auto& [zone, place] : by_zone) {
    result.push_back({"weather of zone " + zone, zone, std::move(place.hours)});
  }
  CHECK(problems.count() == 0);
  return result;
}

struct Band {
  double pue[2] = {}, wue[2] = {};
};

std::map<std::pair<int, std::string>, Band> bands(const fs::path& file) {
  Problems problems;
  std::ifstream raw(file);
  const CsvTable table({std::istreambuf_iterator<char>(raw), {}}, 0, "bands", problems);
  std::map<std::pair<int, std::string>, Band> result;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Band& band = result[{table.integer(row, "case", 1, 10), table.text(row, "climate_zone")}];
    const std::size_t end = table.text(row, "quantile") == "5th" ? 0 : 1;
    band.pue[end] = table.number(row, "pue");
    band.wue[end] = table.number(row, "wue_l_per_kwh_it");
  }
  CHECK(problems.count() == 0);
  return result;
}

}  // namespace

TEST_CASE("cooling bands: annual PUE and WUE on every weather file against the published ones") {
  // one station of our own; all of them where the tables are that the project was made from
  const fs::path reference = tests::reference_folder();
  const bool all = !reference.empty() && fs::exists(reference / "weather");
  const fs::path own = tests::source_folder() / "tests/data/weather";
  const fs::path weather = all ? reference / "weather" : own;
  const fs::path published_bands =
      all ? reference / "pue_wue_by_climate_zone_and_cooling.csv" : own / "pue_wue_zone_4a.csv";
  Problems problems;
  DataFolder data(tests::source_folder() / "scenarios/data", problems);
  const CoolingBySize parameters = read_cooling(data);
  REQUIRE(problems.count() == 0);
  const auto published = bands(published_bands);

  constexpr double kPartLoad = 0.8;
  std::string report = fmt::format("{:34} {:4} {:4} {:>6} {:>15} {:>6} {:>13}\n", "weather", "zone",
                                   "case", "PUE", "band", "WUE", "band");
  int inside = 0, outside = 0;
  for (const Station& place : places(weather)) {
    for (const Case& each : kCases) {
      const auto found = published.find({each.number, place.zone});
      if (found == published.end()) continue;
      const Band& band = found->second;
      const auto system =
          sim::make_cooling_system(each.kind, parameters[static_cast<std::size_t>(each.size)]);
      double pue = 0.0, wue = 0.0;
      for (const grid::Air& air : place.hours) {
        const sim::CoolingLoad load = system->at(air, kPartLoad);
        pue += load.pue();
        wue += load.wue_l_per_kwh();
      }
      pue /= static_cast<double>(place.hours.size());
      wue /= static_cast<double>(place.hours.size());
      // Files of climate normals are means of many years, without hot, dry or cold days; what they
      // give for a plant that works at such days alone may lie below the band.
      const bool smooth = place.daily_change_k() < 1.0;
      const bool pue_in = pue >= band.pue[0] && pue <= band.pue[1];
      const bool wue_in = wue >= band.wue[0] && wue <= band.wue[1];
      (pue_in && wue_in ? inside : outside) += 1;
      const bool below = pue <= band.pue[1] && wue <= band.wue[1];
      CHECK_MESSAGE(((pue_in && wue_in) || (smooth && below)), place.name, " case ", each.number);
      report += fmt::format("{:34} {:4} {:4} {:6.3f} {:7.3f}-{:.3f}{} {:6.3f} {:6.3f}-{:.3f}{}\n",
                            place.name, place.zone, each.number, pue, band.pue[0], band.pue[1],
                            pue_in ? ' ' : '!', wue, band.wue[0], band.wue[1], wue_in ? ' ' : '!');
    }
  }
  MESSAGE(report);
  MESSAGE(fmt::format("inside {}, below, on files of climate normals {}", inside, outside));
  CHECK(inside > (all ? 170 : static_cast<int>(kCases.size()) - 1));
}
