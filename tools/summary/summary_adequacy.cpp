#include "tools/summary/summary_adequacy.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>

#include "output/result/file_regions.hpp"
#include "output/result/result_file.hpp"
#include "sim/scenario/areas.hpp"

namespace gigaload::tools {

namespace {

using grid::adequacy::Metric;

/// FiledMetrics holds the headline metrics of a file, [year][area].
class FiledMetrics {
 public:
  FiledMetrics(const output::ResultFile& file, bool load_only) {
    const std::string group = "adequacy/";
    for (const Metric& metric : grid::adequacy::metrics()) {
      if (!metric.headline) continue;
      const auto& names = metric.load_only;
      columns_.push_back({&metric, file.read(group + (load_only ? names.name : metric.name)),
                          file.read(group + (load_only ? names.error_name : metric.error_name))});
    }
  }

  [[nodiscard]] grid::adequacy::Metrics at(std::size_t year, std::size_t area) const {
    grid::adequacy::Metrics metrics;
    for (const Column& column : columns_) {
      const std::size_t i = year * column.value.shape.at(1) + area;
      metrics.*column.metric->estimate = {column.value.values.at(i), column.error.values.at(i)};
    }
    return metrics;
  }

 private:
  struct Column {
    const Metric* metric;
    output::Array value, error;
  };
  std::vector<Column> columns_;
};

/// FiledRisk holds what a file has of the risk, [year][area].
class FiledRisk {
 public:
  explicit FiledRisk(const output::ResultFile& file) {
    is_there_ = file.contains("adequacy/lolh_by_month_hour");
    if (!is_there_) return;
    lolh_ = file.read("adequacy/lolh_by_month_hour");
    winter_ = file.read("adequacy/winter_share");
    winter_error_ = file.read("adequacy/winter_share_standard_error");
    longest_ = file.read("adequacy/longest_event_hours");
    largest_ = file.read("adequacy/largest_shortfall");
  }

  [[nodiscard]] grid::adequacy::Risk at(std::size_t year, std::size_t area) const {
    grid::adequacy::Risk risk;
    if (!is_there_) return risk;
    const std::size_t i = year * lolh_.shape.at(1) + area;
    constexpr std::size_t kCells = grid::adequacy::kRiskCells;
    for (std::size_t cell = 0; cell < kCells; ++cell) {
      risk.lolh.push_back(lolh_.values.at(i * kCells + cell));
    }
    risk.winter_share = {winter_.values.at(i), winter_error_.values.at(i)};
    risk.longest_event_hours = longest_.values.at(i);
    risk.largest_shortfall = largest_.values.at(i);
    return risk;
  }

 private:
  bool is_there_ = false;
  output::Array lolh_, winter_, winter_error_, longest_, largest_;
};

bool is_whole(const Summary& summary, int year) {
  return std::ranges::any_of(summary.years,
                             [year](const YearSummary& y) { return y.year == year && y.whole; });
}

std::uint64_t samples_of(const output::ResultFile& file) {
  std::uint64_t samples = 0;  // a file of an older gigaload does not say
  for (const auto& [name, value] : file.attributes()) {
    if (name == "ensemble_samples") {
      std::from_chars(value.data(), value.data() + value.size(), samples);
    }
  }
  return samples;
}

/// Reads what years have that stop by error, as far as they are finished.
void add_sampled_years(const output::ResultFile& file, Summary& summary) {
  const std::vector<double> years = file.read("adequacy/year").values;
  const std::vector<double> samples = file.read("adequacy/samples").values;
  const std::vector<double> errors = file.read("adequacy/error_reached").values;
  for (std::size_t y = 0; y < years.size(); ++y) {
    if (!(samples.at(y) >= 1.0)) continue;
    summary.sampled_years.push_back({.year = static_cast<int>(years[y]),
                                     .samples = static_cast<std::uint64_t>(samples[y]),
                                     .error_reached = errors.at(y)});
  }
}

/// Returns what each area is; a file of an older gigaload, which has all, the interconnections and
/// the regions, does not say.
std::vector<std::string> kinds_of_areas(const output::ResultFile& file, std::size_t areas,
                                        std::size_t first_region) {
  if (file.contains("adequacy/area_kind")) return file.labels("adequacy/area_kind");
  std::vector<std::string> kinds(areas, "interconnection");
  kinds.at(0) = "all";
  std::fill(kinds.begin() + static_cast<std::ptrdiff_t>(first_region), kinds.end(), "region");
  return kinds;
}

void add_areas(const output::ResultFile& file, Summary& summary) {
  const std::vector<std::string> areas = file.labels("adequacy/area");
  const std::size_t first_region = areas.size() - summary.regions.size();
  const std::vector<std::string> kinds = kinds_of_areas(file, areas.size(), first_region);
  const std::vector<double> years = file.read("adequacy/year").values;
  const FiledMetrics metrics(file, false);
  std::optional<FiledMetrics> load_only;
  if (file.contains("adequacy/load_only_lolh")) load_only.emplace(file, true);
  const FiledRisk risk(file);
  for (std::size_t area = 0; area < areas.size(); ++area) {
    for (std::size_t y = 0; y < years.size(); ++y) {
      const int year = static_cast<int>(years[y]);
      const auto adequacy = metrics.at(y, area);
      if (area >= first_region) {
        if (year == summary.reference_year) {
          summary.regions[area - first_region].adequacy = adequacy;
        }
      } else if (!std::isnan(adequacy.eue.value)) {
        summary.adequacy.push_back({.title = area == 0 ? "all regions" : areas[area],
                                    .kind = kinds.at(area),
                                    .year = year,
                                    .whole = is_whole(summary, year),
                                    .adequacy = adequacy,
                                    .risk = risk.at(y, area)});
        if (load_only) summary.adequacy.back().load_only = load_only->at(y, area);
      }
    }
  }
}

/// Gives the states and the planning areas the metrics of their areas of adequacy; a state of one
/// region has the region's.
void add_rows(const output::ResultFile& file, Summary& summary) {
  const auto regions = output::regions_of(file);
  const auto add = [&](const std::vector<sim::Area>& areas, std::vector<RegionSummary>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto found = std::ranges::find_if(summary.adequacy, [&](const AreaYear& area) {
        return area.title == areas[i].name && area.kind == sim::word_of(areas[i].kind) &&
               area.year == summary.reference_year;
      });
      if (found != summary.adequacy.end()) {
        rows[i].adequacy = found->adequacy;
      } else if (areas[i].regions.size() == 1) {
        rows[i].adequacy = summary.regions.at(areas[i].regions[0].get()).adequacy;
      }
    }
  };
  add(sim::state_rows(regions), summary.states);
  add(sim::planning_area_rows(regions), summary.planning_areas);
}

/// Adds the perfect capacity of the last exchange on file, by what the run was calibrated by.
void add_perfect_capacity(const output::ResultFile& file, Summary& summary) {
  const output::Array mw = file.read("exchange/perfect_capacity");
  const auto regions = output::regions_of(file);
  const std::size_t row = (mw.shape.at(0) - 1) * regions.size();
  for (std::size_t r = 0; r < regions.size(); ++r) {
    const bool by_area = summary.calibrated_by_planning_area;
    const std::string& title = by_area ? regions[r].planning_area : regions[r].interconnection;
    const double region_mw = mw.values.at(row + r);
    if (by_area && title.empty() && region_mw == 0.0) continue;
    auto found = std::ranges::find(summary.perfect_capacity, title, &PerfectCapacity::title);
    if (found == summary.perfect_capacity.end()) {
      summary.perfect_capacity.push_back({title, 0.0});
      found = summary.perfect_capacity.end() - 1;
    }
    found->capacity_mw += region_mw;
  }
}

}  // namespace

void add_adequacy(const output::ResultFile& file, Summary& summary) {
  summary.samples = samples_of(file);
  for (const auto& [name, value] : file.attributes()) {
    if (name == "ensemble_until") summary.until = value;
    if (name == "adequacy_assumptions") summary.assumptions = value;
    if (name == "calibration_by") summary.calibrated_by_planning_area = value == "planning_area";
  }
  if (file.contains("adequacy/area")) {
    add_areas(file, summary);
    add_rows(file, summary);
  }
  if (file.contains("adequacy/samples")) add_sampled_years(file, summary);
  if (file.contains("exchange/perfect_capacity")) add_perfect_capacity(file, summary);
}

}  // namespace gigaload::tools
