#include "tools/summary/summary_adequacy.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "output/result/result_file.hpp"

namespace gigaload::tools {

namespace {

/// A metric of the file, [year][area], with its standard errors.
class Metric {
 public:
  Metric(const output::ResultFile& file, const std::string& name)
      : value_(file.read("adequacy/" + name)),
        error_(file.read("adequacy/" + name + "_standard_error")) {}

  [[nodiscard]] Estimate at(std::size_t year, std::size_t area) const {
    const std::size_t i = year * value_.shape.at(1) + area;
    return {value_.values.at(i), error_.values.at(i)};
  }

 private:
  output::Array value_, error_;
};

class Metrics {
 public:
  explicit Metrics(const output::ResultFile& file)
      : event_days_(file, "event_days"),
        lolh_(file, "lolh"),
        eue_(file, "eue"),
        neue_(file, "neue") {}

  [[nodiscard]] Adequacy at(std::size_t year, std::size_t area) const {
    return {.event_days = event_days_.at(year, area),
            .lolh_h = lolh_.at(year, area),
            .eue_mwh = eue_.at(year, area),
            .neue_ppm = neue_.at(year, area)};
  }

 private:
  Metric event_days_, lolh_, eue_, neue_;
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

void add_areas(const output::ResultFile& file, Summary& summary) {
  const std::vector<std::string> areas = file.labels("adequacy/area");
  const std::size_t first_region = areas.size() - summary.regions.size();
  const std::vector<double> years = file.read("adequacy/year").values;
  const Metrics metrics(file);
  for (std::size_t area = 0; area < areas.size(); ++area) {
    for (std::size_t y = 0; y < years.size(); ++y) {
      const int year = static_cast<int>(years[y]);
      const Adequacy adequacy = metrics.at(y, area);
      if (area >= first_region) {
        if (year == summary.reference_year) {
          summary.regions[area - first_region].adequacy = adequacy;
        }
      } else if (!std::isnan(adequacy.eue_mwh.value)) {
        summary.adequacy.push_back(
            {area == 0 ? "all regions" : areas[area], year, is_whole(summary, year), adequacy});
      }
    }
  }
}

/// Of the last exchange on file.
void add_perfect_capacity(const output::ResultFile& file, Summary& summary) {
  const output::Array mw = file.read("exchange/perfect_capacity");
  const std::vector<std::string> titles = file.labels("region_interconnection");
  const std::size_t row = (mw.shape.at(0) - 1) * titles.size();
  for (std::size_t r = 0; r < titles.size(); ++r) {
    auto found = std::ranges::find(summary.perfect_capacity, titles[r], &PerfectCapacity::title);
    if (found == summary.perfect_capacity.end()) {
      summary.perfect_capacity.push_back({titles[r], 0.0});
      found = summary.perfect_capacity.end() - 1;
    }
    found->capacity_mw += mw.values.at(row + r);
  }
}

}  // namespace

void add_adequacy(const output::ResultFile& file, Summary& summary) {
  summary.samples = samples_of(file);
  if (file.contains("adequacy/area")) add_areas(file, summary);
  if (file.contains("exchange/perfect_capacity")) add_perfect_capacity(file, summary);
}

}  // namespace gigaload::tools
