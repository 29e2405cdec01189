#include "tests/scenarios/sample_grid.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <fstream>

#include "tests/places.hpp"

namespace gigaload::scenarios {
namespace {

constexpr std::array<const char*, 3> kRegions = {"AA", "BB", "CC"};

std::string numbered_columns(char letter, int first, int last) {
  std::string text;
  for (int i = first; i <= last; ++i) text += fmt::format(",{}{:02}", letter, i);
  return text;
}

std::string repeated(const std::string& value, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "," + value;
  return text;
}

/// region,month,h00..h23; the value is `base` + month / 100.
std::string month_hours(double base) {
  std::string text = "# sample\nregion,month" + numbered_columns('h', 0, 23) + "\n";
  for (const char* region : kRegions) {
    for (int month = 1; month <= 12; ++month) {
      text += fmt::format("{},{}", region, month) +
              repeated(fmt::format("{:.2f}", base + month / 100.0), 24) + "\n";
    }
  }
  return text;
}

std::string day_type_hours() {
  std::string text = "region,day_type,month" + numbered_columns('h', 0, 23) + "\n";
  for (const char* region : kRegions) {
    for (const auto& [day_type, value] : {std::pair{"weekday", "1.05"}, {"weekend", "0.9"}}) {
      for (int month = 1; month <= 12; ++month) {
        text += fmt::format("{},{},{}", region, day_type, month) + repeated(value, 24) + "\n";
      }
    }
  }
  return text;
}

std::string scores(double lowest, double step) {
  std::string text = "region,persistence,month" + numbered_columns('q', 0, 20) + "\n";
  for (const char* region : kRegions) {
    for (int month = 1; month <= 12; ++month) {
      text += fmt::format("{},0.75,{}", region, month);
      for (int q = 0; q <= 20; ++q) text += fmt::format(",{:.3f}", lowest + step * q);
      text += "\n";
    }
  }
  return text;
}

constexpr const char* kCorrelation =
    "region,AA,BB,CC\n"
    "AA,1,0.5,0.1\n"
    "BB,0.5,1,0.2\n"
    "CC,0.1,0.2,1\n";

constexpr const char* kTechnologies =
    "technology,title,kind,fuel,heat_rate_mmbtu_per_mwh,heat_rate_spread,variable_om_usd_per_mwh,"
    "co2_t_per_mmbtu,water_m3_per_mwh,water_hydro_macknick_m3_per_mwh,"
    "water_hydro_lbnl_m3_per_mwh,forced_outage_rate,mean_time_to_repair_h,unit_size_mw,duration_h,"
    "round_trip_efficiency,source\n"
    "gas,\"Gas, all\",thermal,natural_gas,8,0.1,3,0.053,0.7,,,0.06,48,200,,,sample\n"
    "wind,Wind,wind,,,,,,,,,,,3,,,sample\n"
    "battery,Battery,storage,,,,,,,,,0.02,,50,4,0.85,sample\n"
    "hydro,Water,hydro,,,,,,0,17,60,,,40,,,sample\n";

}  // namespace

TestFolder::TestFolder() {
  static std::atomic<int> count = 0;
  path_ = std::filesystem::temp_directory_path() /
          fmt::format("gigaload-scenarios-{}-{}", ::getpid(), count++);
  std::filesystem::create_directories(path_);
}

TestFolder::~TestFolder() {
  std::error_code error;
  std::filesystem::remove_all(path_, error);
}

std::filesystem::path TestFolder::write(const std::string& name, const std::string& text) const {
  const auto path = path_ / name;
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

void write_sample_grid(const TestFolder& folder) {
  const auto write = [&folder](const std::string& name, const std::string& text) {
    folder.write("data/" + name, text);
  };
  write("regions.csv",
        "region,title,interconnection,time_zone,census_division,loss_factor,source\n"
        "AA,Alpha,eastern,America/New_York,East,1.05,sample\n"
        "BB,Beta,eastern,America/Chicago,East,1.1,sample\n"
        "CC,Gamma,western,America/Denver,West,1,sample\n");
  write("data_centre_stock.csv",
        "last_year,energy_twh,size,it_share,airside,waterside,water_chiller,air_chiller,"
        "direct_liquid,hybrid,source\n"
        "2023,176,large,0.7,0.6,0.4,0,0,0,0,sample\n"
        "2023,176,small,0.3,0,0,0.1,0.9,0,0,sample\n"
        ",,large,1,0.5,0,0,0,0.5,0,sample\n");
  write("interfaces.csv",
        "region_from,region_to,kind,forward_mw,reverse_mw,source\n"
        "AA,BB,AC,100,80,sample\n"
        "BB,CC,unlimited,,,sample\n");
  write("technologies.csv", kTechnologies);
  write("scheduled_outages.csv",
        "technology" + numbered_columns('m', 1, 12) + "\ngas" + repeated("0.1", 12) + "\n");
  write("outage_temperature.csv",
        "technology,dry_bulb_c,share\ngas,-15,0.2\ngas,10,0.02\ngas,35,0.08\n");
  write("fleet.csv",
        "region,technology,mw_2022,mw_2023,mw_2024,unit_mw,units,source\n"
        "AA,gas,900,1000,1100,200,5,sample\n"
        "BB,wind,300,300,350,3,100,sample\n"
        "CC,hydro,500,500,500,40,12,sample\n");
  write("retirements.csv",
        "region,technology,year,mw,source\n"
        "AA,gas,2024,50,sample\n"
        "AA,gas,2026,100,sample\n");
  write("queue.csv",
        "region,technology,year,mw,source\n"
        "BB,wind,2027,200,sample\n"
        "BB,wind,2028,300,sample\n"
        "CC,battery,2028,0,sample\n");
  write("fuel_prices.csv",
        "fuel,census_division,year,usd_per_mmbtu,source\n"
        "natural_gas,US,2023,3,sample\n"
        "natural_gas,US,2025,4,sample\n"
        "natural_gas,West,2023,5,sample\n");
  write("demand.csv",
        "region,sales_2023_gwh,data_centres_2023_gwh,data_centres_2023_epri_gwh,source\n"
        "AA,9760,1000,900,sample\n"
        "BB,4880,500,400,sample\n"
        "CC,500,500,,sample\n");
  write("demand_growth.csv",
        "region,y2022,y2023,y2024,y2025\n"
        "AA,0.99,1,1.02,1.04\n"
        "BB,1,1,1,1\n"
        "CC,1,1,1,1\n");
  write("data_centre_path.csv",
        "year,energy_twh,source\n"
        "2023,2,sample\n"
        "2024,2.5,sample\n"
        "2026,10,sample\n");
  write("demand_mean.csv", day_type_hours());
  write("demand_pattern.csv", month_hours(0.1));
  write("demand_score.csv", scores(-2.0, 0.2));
  write("demand_correlation.csv", kCorrelation);
  write("wind_shape.csv", month_hours(1.0));
  write("wind_score.csv", scores(0.1, 0.03));
  write("wind_correlation.csv", kCorrelation);
  write("solar_shape.csv", month_hours(0.9));
  write("solar_score.csv", scores(0.05, 0.01));
  write("solar_correlation.csv", kCorrelation);
  write("hydro.csv", "region" + numbered_columns('m', 1, 12) + ",source\nAA" + repeated("0.4", 12) +
                         ",x\nBB" + repeated("0.3", 12) + ",x\nCC" + repeated("0.5", 12) + ",x\n");
  write("air_dry_bulb.csv", month_hours(15.0));
  write("air_dew_point.csv", month_hours(8.0));
  write("air_pattern.csv", month_hours(0.9));
  write("air_score.csv", scores(-5.0, 0.5));
  write("air_humidity_score.csv", scores(-3.0, 0.3));
  std::string months =
      "region,month,pressure_pa,dew_point_per_k,range_mean,range_deviation,demand_correlation\n";
  for (const char* region : kRegions) {
    for (int month = 1; month <= 12; ++month) {
      months += fmt::format("{},{},{},0.8,0.1,0.4,{}\n", region, month, 100000 + month,
                            month > 4 && month < 10 ? 0.7 : -0.7);
    }
  }
  write("air_months.csv", months);
  write("self_scheduled.csv",
        "region,technology,share,source\n"
        "AA,gas,0.4,sample\n"
        "US,gas,0.2,sample\n");
  write("availability.csv", "region,technology,annual_mean,source\nAA,gas,0.9,sample\n");
  std::filesystem::copy_file(tests::source_folder() / "scenarios/data/cooling_parameters.csv",
                             folder.path() / "data/cooling_parameters.csv");
}

}  // namespace gigaload::scenarios
