#include "tools/summary/compared_result.hpp"

#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "grid/core/error.hpp"
#include "output/result/file_regions.hpp"
#include "output/result/read_result.hpp"
#include "output/variables/variables.hpp"
#include "sim/quantities/quantity_tables.hpp"
#include "sim/scenario/areas.hpp"

namespace gigaload::tools {

namespace {

using nlohmann::json;

using output::Place;

struct Row {
  Place place;
  std::string_view name;
  const char* title;
  const char* title_unit;
  double per_title_unit;
};

// clang-format off
constexpr std::array kRows = {
    Row{Place::summary, "energy", "grid load", "TWh", 1e6},
    Row{Place::summary, "data_centre_energy", "data centres", "TWh", 1e6},
    Row{Place::summary, "campus_energy", "campuses", "TWh", 1e6},
    Row{Place::summary, "water_direct", "cooling water", "hm3", 1e6},
    Row{Place::summary, "data_centre_water_indirect", "water at plants", "hm3", 1e6},
    Row{Place::summary, "co2", "CO2", "Mt", 1e6},
    Row{Place::summary, "unserved_energy", "unserved", "GWh", 1e3},
    Row{Place::summary, "unserved_hours", "short", "h", 1.0},
    Row{Place::adequacy, "event_days", "event-days", "d", 1.0},
    Row{Place::adequacy, "lolh", "LOLH", "h", 1.0},
    Row{Place::adequacy, "eue", "EUE", "GWh", 1e3},
};
// clang-format on

bool adds_up(const output::Variable& variable) {
  const auto* const quantity = std::get_if<output::ExchangeSource>(&variable.source);
  return quantity != nullptr && sim::is_summed_over_regions(**quantity);
}

std::vector<ComparedRow> rows_of(const output::ResultFile& file) {
  std::vector<ComparedRow> rows;
  for (const sim::Area& area : sim::areas_of(output::regions_of(file))) {
    if (area.kind != sim::AreaKind::planning_area && area.kind != sim::AreaKind::state) continue;
    ComparedRow& row = rows.emplace_back(ComparedRow{area.name, {}});
    for (const RegionIndex region : area.regions) row.regions.push_back(region.get());
  }
  return rows;
}

/// Takes name and unit from the table of what a file holds.
ComparedQuantity quantity_of(const Row& row) {
  for (const output::Variable& variable : output::variables()) {
    if (variable.place != row.place || row.name != variable.name) continue;
    return {.name = variable.name,
            .unit = variable.unit,
            .by_samples = row.place == Place::adequacy,
            .adds_up = adds_up(variable),
            .title = row.title,
            .title_unit = row.title_unit,
            .per_title_unit = row.per_title_unit};
  }
  throw InternalError("comparison: files hold no " + std::string(row.name));
}

std::string settings_of(const output::ResultFile& file) {
  for (const auto& [name, value] : file.attributes()) {
    if (name == "settings") return value;
  }
  return {};
}

std::optional<ComparedValues> values_of(const output::ResultFile& file,
                                        const ComparedQuantity& quantity) {
  const std::string path =
      (quantity.by_samples ? "adequacy/" : "summary/") + std::string(quantity.name);
  if (!file.contains(path)) return std::nullopt;
  output::Array array = file.read(path);
  ComparedValues found{array.shape.at(1), std::move(array.values), {}};
  if (quantity.by_samples) found.errors = file.read(path + "_standard_error").values;
  return found;
}

using Quantities = std::vector<std::optional<ComparedValues>>;

json json_of(const Quantities& quantities) {
  json all = json::array();
  for (const auto& found : quantities) {
    all.push_back(found ? json{found->columns, found->values, found->errors} : json(nullptr));
  }
  return all;
}

Quantities quantities_of(const json& all) {
  Quantities quantities;
  for (const json& found : all) {
    auto& quantity = quantities.emplace_back();
    if (found.is_null()) continue;
    quantity =
        ComparedValues{found.at(0).get<std::size_t>(), found.at(1).get<std::vector<double>>(),
                       found.at(2).get<std::vector<double>>()};
  }
  return quantities;
}

/// Writes it as CBOR, which keeps every bit of a number. Texts of a file may be no UTF-8: as bytes.
std::string bytes_of(const ComparedResult& result) {
  json rows = json::array();
  for (const ComparedRow& row : result.rows) rows.push_back({row.name, row.regions});
  const json all{result.complete,
                 result.begin,
                 result.hours,
                 result.regions,
                 result.areas,
                 std::move(rows),
                 result.years,
                 json_of(result.quantities),
                 result.campuses,
                 json_of(result.campus_quantities),
                 json::binary({result.settings.begin(), result.settings.end()})};
  const std::vector<std::uint8_t> bytes = json::to_cbor(all);
  return {bytes.begin(), bytes.end()};
}

ComparedResult result_of(const std::string& bytes, std::string name) {
  const json all = json::from_cbor(bytes);
  const auto& settings = all.at(10).get_binary();
  ComparedResult result{.name = std::move(name),
                        .complete = all.at(0).get<bool>(),
                        .begin = all.at(1).get<grid::Hour>(),
                        .hours = all.at(2).get<std::size_t>(),
                        .regions = all.at(3).get<std::vector<std::string>>(),
                        .areas = all.at(4).get<std::vector<std::string>>(),
                        .rows = {},
                        .years = all.at(6).get<std::vector<int>>(),
                        .quantities = quantities_of(all.at(7)),
                        .campuses = all.at(8).get<std::vector<std::string>>(),
                        .campus_quantities = quantities_of(all.at(9)),
                        .settings = {settings.begin(), settings.end()}};
  for (const json& row : all.at(5)) {
    result.rows.push_back(
        {row.at(0).get<std::string>(), row.at(1).get<std::vector<std::size_t>>()});
  }
  return result;
}

}  // namespace

std::span<const ComparedQuantity> compared_quantities() {
  static const auto quantities = [] {
    std::vector<ComparedQuantity> all;
    for (const Row& row : kRows) all.push_back(quantity_of(row));
    return all;
  }();
  return quantities;
}

std::vector<CampusQuantity> compared_campus_quantities() {
  const std::vector<output::Axis> by_campus{output::Axis::year, output::Axis::campus};
  std::vector<CampusQuantity> all;
  for (const output::Variable& variable : output::variables()) {
    if (variable.place != Place::summary || variable.axes != by_campus) continue;
    all.push_back({variable.name, variable.unit});
  }
  return all;
}

double ComparedValues::sum(std::size_t year) const {
  double sum = 0.0;
  for (std::size_t c = 0; c < columns; ++c) sum += value(year, c);
  return sum;
}

double ComparedValues::sum(std::size_t year, std::span<const std::size_t> places) const {
  double sum = 0.0;
  for (const std::size_t c : places) sum += value(year, c);
  return sum;
}

ComparedResult compared_result(const output::ResultFile& file, std::string name) {
  ComparedResult result{.name = std::move(name),
                        .complete = file.is_complete(),
                        .begin = file.begin(),
                        .hours = file.hours(),
                        .regions = file.labels("region"),
                        .areas = file.labels("adequacy/area"),
                        .rows = rows_of(file),
                        .years = file.years(),
                        .quantities = {},
                        .campuses = file.labels("campus"),
                        .campus_quantities = {},
                        .settings = settings_of(file)};
  for (const ComparedQuantity& quantity : compared_quantities()) {
    result.quantities.push_back(values_of(file, quantity));
  }
  for (const CampusQuantity& quantity : compared_campus_quantities()) {
    auto& found = result.campus_quantities.emplace_back();
    const std::string path = "summary/" + std::string(quantity.name);
    if (!file.contains(path)) continue;
    found = ComparedValues{result.campuses.size(), file.read(path).values, {}};
  }
  return result;
}

ComparedResult read_compared_result(const std::filesystem::path& path) {
  const std::string bytes = output::read_result(path, [&path](const output::ResultFile& file) {
    return bytes_of(compared_result(file, path.string()));
  });
  return result_of(bytes, path.string());
}

}  // namespace gigaload::tools
