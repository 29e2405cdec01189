#include "output/report/report_tables.hpp"

#include <algorithm>
#include <functional>
#include <string>

#include "grid/adequacy/sampling/metrics.hpp"
#include "grid/adequacy/sampling/risk.hpp"
#include "output/result/deal_totals.hpp"
#include "output/variables/variables.hpp"
#include "sim/cooling/cooling_kinds.hpp"
#include "sim/frame/pipeline_blocks.hpp"
#include "sim/quantities/quantity_tables.hpp"

namespace gigaload::output {

namespace {

using nlohmann::json;
using Rows = std::vector<std::vector<double>>;

json rows_json(const Rows& rows) {
  json list = json::array();
  for (const auto& row : rows) list.push_back(numbers(row));
  return list;
}

json table_json(const Array& array) {
  const std::size_t columns = array.shape.at(1);
  Rows rows;
  for (std::size_t r = 0; r < array.shape.at(0); ++r) {
    const auto row = array.values.begin() + static_cast<std::ptrdiff_t>(r * columns);
    rows.emplace_back(row, row + static_cast<std::ptrdiff_t>(columns));
  }
  return rows_json(rows);
}

template <class Join>
Rows by_year(const Array& exchanges, const std::vector<FileYear>& years, Join join) {
  const std::size_t columns = exchanges.shape.at(1);
  Rows rows;
  for (const FileYear& year : years) {
    std::vector<double>& row = rows.emplace_back(columns, 0.0);
    for (std::size_t e = year.first_exchange; e < year.first_exchange + year.exchanges; ++e) {
      for (std::size_t c = 0; c < columns; ++c) {
        row[c] = join(row[c], exchanges.values[e * columns + c]);
      }
    }
  }
  return rows;
}

double highest(double a, double b) { return std::max(a, b); }

/// MW by exchange and campus of the stages that the file has: those that share out what was
/// announced.
class Stages {
 public:
  explicit Stages(const ResultFile& file) {
    for (const sim::BlockTraits& block : sim::kBlockTraits) {
      const std::string path = std::string("buildout/") + block.name;
      const bool is_needed = block.block == sim::Block::energised;  // a file without it is refused
      if (block.announced && (is_needed || file.contains(path))) {
        stages_.push_back({&block, file.read(path)});
      }
    }
  }
  [[nodiscard]] std::size_t size() const { return stages_.size(); }
  [[nodiscard]] const sim::BlockTraits& traits(std::size_t stage) const {
    return *stages_[stage].block;
  }
  [[nodiscard]] std::size_t rows() const { return stages_.front().mw.shape.at(0); }
  [[nodiscard]] std::size_t campuses() const { return stages_.front().mw.shape.at(1); }
  [[nodiscard]] double energised(std::size_t row, std::size_t campus) const {
    const auto stage = std::ranges::find(stages_, sim::Block::energised,
                                         [](const Stage& s) { return s.block->block; });
    return stage->mw.values[row * campuses() + campus];
  }

  /// What stands on each other in a picture, from the ground up: [{name, title}].
  [[nodiscard]] json layers() const {
    json list = json::array();
    for (const Stage& stage : stages_) {
      if (stage.block->block == sim::Block::cancelled) continue;
      const json layer = {{"name", stage.block->name}, {"title", stage.block->long_name}};
      list.insert(list.begin(), layer);
    }
    return list;
  }

  /// Sum over the campuses, each by its share, at every exchange.
  template <class Share>
  [[nodiscard]] json sums(Share share) const {
    json result;
    for (std::size_t s = 0; s < stages_.size(); ++s) {
      std::vector<double> mw;
      mw.reserve(rows());
      for (std::size_t row = 0; row < rows(); ++row) mw.push_back(sum(s, row, share));
      result[traits(s).name] = numbers(mw);
    }
    return result;
  }

  template <class Share>
  [[nodiscard]] double sum(std::size_t stage, std::size_t row, Share share) const {
    double mw = 0.0;
    for (std::size_t c = 0; c < campuses(); ++c) {
      mw += share(c) * stages_[stage].mw.values[row * campuses() + c];
    }
    return mw;
  }

 private:
  struct Stage {
    const sim::BlockTraits* block;
    Array mw;
  };
  std::vector<Stage> stages_;
};

/// The state at the end of each year: of the first exchange of the next, or the last on file.
std::vector<std::size_t> rows_at_year_end(const std::vector<FileYear>& years, std::size_t rows) {
  std::vector<std::size_t> result;
  result.reserve(years.size());
  for (const FileYear& year : years) {
    result.push_back(std::min(year.first_exchange + year.exchanges, rows - 1));
  }
  return result;
}

json regions_at_year_end(const ResultFile& file, const Stages& stages,
                         const std::vector<FileYear>& years) {
  const auto regions = file.labels("region");
  const auto region_of = file.labels("campus_region");
  json result;
  for (std::size_t s = 0; s < stages.size(); ++s) {
    Rows rows;
    for (const std::size_t row : rows_at_year_end(years, stages.rows())) {
      auto& of_year = rows.emplace_back();
      for (const std::string& region : regions) {
        of_year.push_back(
            stages.sum(s, row, [&](std::size_t c) { return region_of[c] == region ? 1.0 : 0.0; }));
      }
    }
    result[stages.traits(s).name] = rows_json(rows);
  }
  return result;
}

std::vector<double> column(const Array& array, std::size_t c) {
  std::vector<double> values;
  for (std::size_t i = c; i < array.values.size(); i += array.shape.at(1)) {
    values.push_back(array.values[i]);
  }
  return values;
}

json deals(const ResultFile& file, const Stages* stages) {
  const auto names = file.labels("deal");
  const auto titles = file.labels("deal_title");
  const auto kinds = file.labels("deal_kind");
  const Array promised = file.read("buildout/promised");
  const Array delivered = file.read("buildout/delivered");
  const bool has_shares = stages != nullptr && file.contains("campus_deal_share");
  const Array shares = has_shares ? file.read("campus_deal_share") : Array{};
  json list = json::array();
  for (std::size_t d = 0; d < names.size(); ++d) {
    json deal = {{"name", names[d]},
                 {"title", titles[d].empty() ? names[d] : titles[d]},
                 {"kind", kinds[d]},
                 {"promised", numbers(column(promised, d))},
                 {"delivered", numbers(column(delivered, d))},
                 {"stages", nullptr}};
    if (has_shares) {
      deal["stages"] =
          stages->sums([&](std::size_t c) { return shares.values[c * names.size() + d]; });
    }
    list.push_back(std::move(deal));
  }
  return list;
}

json machines(const ResultFile& file) {
  const DealTotals of_deals = read_deal_totals(file);
  return {{"promised", numbers(of_deals.promised)}, {"delivered", numbers(of_deals.delivered)}};
}

/// The cooling in words; its name where the file is of a program that knew other kinds.
std::string cooling_title(const std::string& name) {
  const auto* const row = std::ranges::find(sim::kCoolingKinds, name, &sim::CoolingKindRow::name);
  return row == sim::kCoolingKinds.end() ? name : row->title;
}

/// Gives when areas are short of power, [year][area]; null where they are not.
json risk(const ResultFile& file) {
  constexpr std::size_t kCells = grid::adequacy::kRiskCells;
  json result;
  for (const auto& quantity : grid::adequacy::risk_quantities()) {
    if (quantity.axes != grid::adequacy::RiskAxes::none) continue;
    result[quantity.name] = table_json(file.read(std::string("adequacy/") + quantity.name));
  }
  const Array lolh = file.read("adequacy/lolh_by_month_hour");
  result["lolh"] = result["when"] = json::array();
  for (std::size_t y = 0; y < lolh.shape.at(0); ++y) {
    json cells = json::array(), words = json::array();
    for (std::size_t a = 0; a < lolh.shape.at(1); ++a) {
      const auto first =
          lolh.values.begin() + static_cast<std::ptrdiff_t>((y * lolh.shape.at(1) + a) * kCells);
      const std::vector<double> of_area(first, first + static_cast<std::ptrdiff_t>(kCells));
      const std::string when = grid::adequacy::shape_text(grid::adequacy::shape_of(of_area));
      cells.push_back(when.empty() ? json(nullptr) : numbers(of_area));
      words.push_back(when.empty() ? json(nullptr) : json(when));
    }
    result["lolh"].push_back(std::move(cells));
    result["when"].push_back(std::move(words));
  }
  return result;
}

/// Returns what drawn futures have energised at each exchange, by the least and the highest
/// quantile; null without any.
json band(const ResultFile& file) {
  if (!file.contains("buildout/energised_quantile")) return nullptr;
  const std::vector<double> levels = file.read("future_quantile").values;
  const Array mw = file.read("buildout/energised_quantile");
  if (levels.empty()) return nullptr;
  std::vector<double> low, high;
  for (std::size_t i = 0; i < mw.values.size(); i += levels.size()) {
    low.push_back(mw.values[i]);
    high.push_back(mw.values[i + levels.size() - 1]);
  }
  return {{"levels", {number(levels.front()), number(levels.back())}},
          {"low", numbers(low)},
          {"high", numbers(high)}};
}

}  // namespace

json rows_along(const ResultFile& file, const std::vector<FileYear>& years, sim::Axis axis) {
  json result = nullptr;
  for (const sim::ExchangeQuantity& quantity : sim::exchange_quantities()) {
    const std::string path = std::string("exchange/") + quantity.name;
    if (quantity.axes != std::vector{axis} || !file.contains(path)) continue;
    result["names"] = file.labels(name_of(axis));
    result[quantity.row_name] = rows_json(by_year(file.read(path), years, highest));
  }
  return result;
}

json yearly_by_region(const ResultFile& file, const std::vector<FileYear>& years) {
  json result;
  for (const sim::ExchangeQuantity& quantity : sim::exchange_quantities()) {
    const std::string path = std::string("exchange/") + quantity.name;
    if (quantity.axes != std::vector{sim::Axis::region} || !file.contains(path)) continue;
    if (quantity.over_time == sim::Accumulation::sum) {
      result[quantity.name] = rows_json(by_year(file.read(path), years, std::plus<>()));
    } else if (quantity.over_time == sim::Accumulation::maximum) {
      result[quantity.name] = rows_json(by_year(file.read(path), years, highest));
    }
  }
  return result;
}

json build_out(const ResultFile& file, const std::vector<FileYear>& years) {
  const bool has_campuses = file.contains("buildout/energised");
  const bool has_deals = file.contains("buildout/promised");
  if (years.empty() || (!has_campuses && !has_deals)) return nullptr;
  json result = {{"time", file.read("buildout/exchange_time").values},
                 {"all", nullptr},
                 {"layers", json::array()},
                 {"regions", nullptr},
                 {"band", band(file)},
                 {"deals", json::array()},
                 {"machines", has_deals ? machines(file) : json(nullptr)}};
  if (!has_campuses) {
    result["deals"] = deals(file, nullptr);
    return result;
  }
  const Stages stages(file);
  result["layers"] = stages.layers();
  result["all"] = stages.sums([](std::size_t) { return 1.0; });
  result["regions"] = regions_at_year_end(file, stages, years);
  if (has_deals) result["deals"] = deals(file, &stages);
  return result;
}

json campuses(const ResultFile& file, const std::vector<FileYear>& years) {
  json list = json::array();
  const auto names = file.labels("campus");
  if (names.empty() || years.empty()) return list;
  const auto titles = file.labels("campus_title");
  const auto regions = file.labels("campus_region");
  const auto cooling = file.labels("campus_cooling");
  const auto contract = file.labels("campus_contract");
  const Array capacity = file.read("campus_capacity");
  const Array latitude = file.read("campus_latitude");
  const Array longitude = file.read("campus_longitude");
  const Stages stages(file);
  const auto ends = rows_at_year_end(years, stages.rows());
  for (std::size_t c = 0; c < names.size(); ++c) {
    std::vector<double> energised;
    energised.reserve(ends.size());
    for (const std::size_t row : ends) energised.push_back(stages.energised(row, c));
    list.push_back({{"name", names[c]},
                    {"title", titles[c].empty() ? names[c] : titles[c]},
                    {"region", regions[c]},
                    {"cooling", cooling[c]},
                    {"cooling_title", cooling_title(cooling[c])},
                    {"contract", contract[c]},
                    {"capacity", number(capacity.values[c])},
                    {"latitude", number(latitude.values[c])},
                    {"longitude", number(longitude.values[c])},
                    {"energised", numbers(energised)}});
  }
  return list;
}

json adequacy(const ResultFile& file) {
  if (!file.contains("adequacy/area")) return nullptr;
  json result = {{"areas", file.labels("adequacy/area")},
                 {"years", file.read("adequacy/year").values}};
  const std::string group = "adequacy/";
  const auto table = [&](const char* name, const char* error_name) {
    return json{{"value", table_json(file.read(group + name))},
                {"error", table_json(file.read(group + error_name))}};
  };
  const bool reserves = file.contains("adequacy/load_only_lolh");
  for (const auto& metric : grid::adequacy::metrics()) {
    if (!metric.headline) continue;
    result[metric.name] = table(metric.name, metric.error_name);
    if (!reserves) continue;
    result["load_only"][metric.name] = table(metric.load_only.name, metric.load_only.error_name);
  }
  if (file.contains("adequacy/lolh_by_month_hour")) result["risk"] = risk(file);
  return result;
}

}  // namespace gigaload::output
