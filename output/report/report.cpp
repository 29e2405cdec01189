#include "output/report/report.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <numeric>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"
#include "output/report/page_template.hpp"
#include "output/report/report_campuses.hpp"
#include "output/report/report_numbers.hpp"
#include "output/report/report_tables.hpp"
#include "output/report/report_template.hpp"
#include "output/report/report_traces.hpp"

namespace gigaload::output {

namespace {

using nlohmann::json;

std::vector<std::string> labels_or_none(const ResultFile& file, const char* path,
                                        std::size_t count) {
  return file.contains(path) ? file.labels(path) : std::vector<std::string>(count);
}

json regions_json(const ResultFile& file) {
  const auto names = file.labels("region");
  const auto titles = file.labels("region_title");
  const auto interconnections = file.labels("region_interconnection");
  // a file of an older gigaload has neither
  const auto planning_areas = labels_or_none(file, "region_planning_area", names.size());
  const auto states = labels_or_none(file, "region_state", names.size());
  json list = json::array();
  for (std::size_t r = 0; r < names.size(); ++r) {
    list.push_back({{"name", names[r]},
                    {"title", titles[r].empty() ? names[r] : titles[r]},
                    {"interconnection", interconnections[r]},
                    {"planning_area", planning_areas[r]},
                    {"state", states[r]}});
  }
  return list;
}

json years_json(const std::vector<FileYear>& years) {
  json list = json::array();
  for (const FileYear& year : years) {
    list.push_back({{"year", year.year},
                    {"first_hour", year.first_hour},
                    {"hours", year.hours},
                    {"whole", year.whole}});
  }
  return list;
}

json provenance_json(const ResultFile& file) {
  json list = json::array();
  for (const auto& [name, value] : file.attributes()) list.push_back({name, value});
  return list;
}

/// The regions by their data centres' energy over all years, largest first.
std::vector<std::size_t> by_data_centres(const ResultFile& file) {
  const Array energy = file.read("exchange/data_centre_energy");
  std::vector<double> sums(energy.shape.at(1));
  for (std::size_t i = 0; i < energy.values.size(); ++i) sums[i % sums.size()] += energy.values[i];
  // what is no number is last: no order that a sort needs has a place for NaN
  for (double& sum : sums) {
    if (std::isnan(sum)) sum = -std::numeric_limits<double>::infinity();
  }
  std::vector<std::size_t> order(sums.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](auto a, auto b) { return sums[a] > sums[b]; });
  return order;
}

}  // namespace

std::string report_json(const ResultFile& file, const std::string& file_name) {
  const auto years = years_on_file(file);
  if (years.empty()) {
    throw InputError(file_name +
                     ": no whole exchange is on file yet, so there is nothing to report");
  }
  const auto order = by_data_centres(file);
  return script_text({{"file", file_name},
                      {"begin", file.begin()},
                      {"hours", file.hours()},
                      {"planned_hours", file.planned_hours()},
                      {"complete", file.is_complete()},
                      {"regions", regions_json(file)},
                      {"region_order", order},
                      {"years", years_json(years)},
                      {"yearly", yearly_by_region(file, years)},
                      {"states", rows_along(file, years, sim::Axis::state)},
                      {"planning_areas", rows_along(file, years, sim::Axis::planning_area)},
                      {"build_out", build_out(file, years)},
                      {"campuses", campuses(file, years)},
                      {"campus_years", campus_years(file, years)},
                      {"adequacy", adequacy(file)},
                      {"duration_shares", duration_shares()},
                      {"traces", region_traces(file, years, order)},
                      {"provenance", provenance_json(file)}});
}

std::string report_page(const ResultFile& file, const std::string& file_name,
                        std::string_view page_template) {
  return filled_page(page_template, report_json(file, file_name));
}

std::string report_page(const ResultFile& file, const std::string& file_name) {
  const ReportTemplate page = report_template();
  if (!page.missing.empty()) throw InputError(page.missing);
  return report_page(file, file_name, page.html);
}

}  // namespace gigaload::output
