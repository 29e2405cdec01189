#include "scenarios/measured/operator_formats.hpp"

#include <algorithm>

namespace gigaload::scenarios {

const std::vector<OperatorFormat>& operator_formats() {
  static const std::vector<OperatorFormat> formats = {
      {.name = "EIA-930 BALANCE",
       // github.com/LahariBoni/Electricity-Demand, metadata/Readme.md
       .headings = {"Balancing Authority", "UTC Time at End of Hour", "Demand (MW)",
                    "Net Generation (MW)"},
       .times = {"UTC Time at End of Hour"},
       .time = {.stamp_of = StampOf::ending, .zone = "UTC"},
       .regions = {"Balancing Authority"},
       .loads = {"Demand (MW) (Adjusted)", "Demand (MW)"}},
      {.name = "EIA-930 SUBREGION",
       // assumed to be as BALANCE, with a column Sub-Region
       .headings = {"Balancing Authority", "Sub-Region", "UTC Time at End of Hour", "Demand (MW)"},
       .times = {"UTC Time at End of Hour"},
       .time = {.stamp_of = StampOf::ending, .zone = "UTC"},
       .regions = {"Sub-Region", "Balancing Authority"},
       .loads = {"Demand (MW)"}},
      {.name = "PJM hrl_load_metered",
       // github.com/truggles/ElectricityDemand, nyiso_dem/notes.md; fields of the API
       .headings = {"datetime_beginning_utc", "load_area", "mw"},
       .times = {"datetime_beginning_utc"},
       .time = {.stamp_of = StampOf::beginning, .zone = "UTC"},
       .regions = {"load_area", "zone"},
       .loads = {"mw"},
       .aliases = {{"PJM", "RTO"}}},
      {.name = "ERCOT native load",
       // scripts that read Native_Load_2022.xlsx and those of the years before
       .headings = {"COAST", "ERCOT"},
       .times = {"Hour Ending", "HourEnding", "Hour_End"},
       .time = {.stamp_of = StampOf::ending, .zone = "America/Chicago"}},
      {.name = "NYISO pal",
       // github.com/WattTime/pyiso, its test of the headings; P-58B and P-58C
       .headings = {"Time Stamp", "Time Zone", "Name", "PTID"},
       .times = {"Time Stamp"},
       .time = {.stamp_of = StampOf::beginning, .zone_column = "Time Zone"},
       .regions = {"Name"},
       .loads = {"Integrated Load", "Load"},
       .whole = {"NYISO", "NYIS", "NYCA"}},
      {.name = "ISO-NE hourly system demand",
       // scripts that read www.iso-ne.com/transform/csv/hourlysystemdemand
       .headings = {"Date", "Hour Ending", "Total Load"},
       .times = {"Date"},
       .time = {.hour = "Hour Ending", .stamp_of = StampOf::ending, .zone = "America/New_York"},
       .loads = {"Total Load"},
       .whole = {"ISONE", "ISO-NE", "ISNE", "NEPOOL"}},
      {.name = "MISO dfal_HIST",
       // github.com/gridstatus/gridstatus, gridstatus/miso.py
       .headings = {"MarketDay", "HourEnding", "LoadResource Zone", "ActualLoad (MWh)"},
       .times = {"MarketDay"},
       .time = {.hour = "HourEnding", .stamp_of = StampOf::ending, .zone = "Etc/GMT+5"},
       .regions = {"LoadResource Zone"},
       .loads = {"ActualLoad (MWh)"}},
      {.name = "CAISO OASIS SLD_FCST",
       // queries of others that name all its columns; gridstatus/caiso.py
       .headings = {"INTERVALSTARTTIME_GMT", "TAC_AREA_NAME", "MW"},
       .times = {"INTERVALSTARTTIME_GMT"},
       .time = {.stamp_of = StampOf::beginning, .zone = "UTC"},
       .regions = {"TAC_AREA_NAME"},
       .loads = {"MW"},
       .aliases = {{"CAISO", "CA ISO-TAC"}, {"CISO", "CA ISO-TAC"}},
       .kind = "MARKET_RUN_ID",
       .kinds = {"ACTUAL"}},
      {.name = "PUDL EIA-930",
       // github.com/catalyst-cooperative/pudl, metadata of core_eia930__hourly_operations;
       // its first hour shows that stamps are ends
       .headings = {"datetime_utc", "balancing_authority_code_eia"},
       .times = {"datetime_utc"},
       .time = {.stamp_of = StampOf::ending, .zone = "UTC"},
       .regions = {"balancing_authority_subregion_code_eia", "balancing_authority_code_eia"},
       .loads = {"demand_imputed_pudl_mwh", "demand_adjusted_mwh", "demand_reported_mwh"}},
      {.name = "ENTSO-E total load",
       // scripts that read the portal's exports
       .headings = {"Time (UTC)"},
       .times = {"Time (UTC)"},
       .time = {.stamp_of = StampOf::beginning, .zone = "UTC"},
       .prefix = "Actual Total Load [MW] - "},
      {.name = "ENTSO-E total load",
       // as above, in the time of Brussels
       .headings = {"Time (CET/CEST)"},
       .times = {"Time (CET/CEST)"},
       .time = {.stamp_of = StampOf::beginning, .zone = "Europe/Brussels"},
       .prefix = "Actual Total Load [MW] - "}};
  return formats;
}

std::string first_heading(const CsvTable& table, const std::vector<std::string>& headings) {
  const auto found = std::ranges::find_if(
      headings, [&table](const std::string& heading) { return table.has_column(heading); });
  return found == headings.end() ? std::string() : *found;
}

const OperatorFormat* find_operator_format(const CsvTable& table) {
  const auto is_it = [&table](const OperatorFormat& format) {
    const auto there = [&table](const std::string& heading) { return table.has_column(heading); };
    const bool loads = format.loads.empty() || std::ranges::any_of(format.loads, there);
    const bool prefixed = std::ranges::any_of(table.columns(), [&](const std::string& column) {
      return column.starts_with(format.prefix);
    });
    return std::ranges::all_of(format.headings, there) &&
           std::ranges::any_of(format.times, there) && loads && prefixed;
  };
  const auto found = std::ranges::find_if(operator_formats(), is_it);
  return found == operator_formats().end() ? nullptr : &*found;
}

}  // namespace gigaload::scenarios
