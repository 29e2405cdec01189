#include "scenarios/tables/measured_column.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "grid/core/hours_of_year.hpp"

namespace gigaload::scenarios {
namespace {

struct Unit {
  const char* text;
  double factor;
  double offset = 0.0;
};

const std::vector<Unit>& units_of(Measure measure) {
  static const std::vector<Unit> power = {{"kW", 1e-3}, {"MW", 1.0}, {"GW", 1e3}, {"TW", 1e6}};
  static const std::vector<Unit> energy = {{"kWh", 1e-3}, {"MWh", 1.0}, {"GWh", 1e3}, {"TWh", 1e6}};
  static const std::vector<Unit> duration = {{"s", 1.0 / 3600.0},
                                             {"min", 1.0 / 60.0},
                                             {"h", 1.0},
                                             {"d", 24.0},
                                             {"yr", grid::kHoursOfJulianYear}};
  static const std::vector<Unit> rate = {
      {"per_h", 1.0}, {"per_d", 1.0 / 24.0}, {"per_yr", 1.0 / grid::kHoursOfJulianYear}};
  static const std::vector<Unit> share = {{"share", 1.0}, {"percent", 0.01}, {"%", 0.01}};
  static const std::vector<Unit> temperature = {{"C", 1.0},
                                                {"degC", 1.0},
                                                {"deg_C", 1.0},
                                                {"celsius", 1.0},
                                                {"F", 5.0 / 9.0, -160.0 / 9.0},
                                                {"degF", 5.0 / 9.0, -160.0 / 9.0},
                                                {"deg_F", 5.0 / 9.0, -160.0 / 9.0},
                                                {"K", 1.0, -273.15}};
  static const std::vector<Unit> pressure = {
      {"Pa", 1.0}, {"hPa", 100.0}, {"mbar", 100.0}, {"kPa", 1000.0}};
  switch (measure) {
    case Measure::temperature:
      return temperature;
    case Measure::pressure:
      return pressure;
    case Measure::power:
      return power;
    case Measure::energy:
      return energy;
    case Measure::duration:
      return duration;
    case Measure::rate:
      return rate;
    case Measure::share:
      break;
  }
  return share;
}

const Unit* find_unit(Measure measure, const std::string& text) {
  const auto& units = units_of(measure);
  const auto found = std::ranges::find_if(
      units, [&text](const Unit& unit) { return plain_heading(unit.text) == text; });
  return found == units.end() ? nullptr : &*found;
}

const Unit& kept_in(Measure measure) {
  return *std::ranges::find(units_of(measure), 1.0, &Unit::factor);
}

}  // namespace

std::string plain_heading(const std::string& heading) {
  std::string plain;
  const auto put = [&plain](std::string_view text) {
    const bool gap = text == "_" && (plain.empty() || plain.back() == '_');
    if (!gap) plain += text;
  };
  for (const char c : heading) {
    if (c >= 'A' && c <= 'Z') {
      plain += static_cast<char>(c - 'A' + 'a');
    } else if (c == '/') {  // lambda [1/h]
      if (plain.ends_with("_1")) plain.pop_back();
      put("_");
      put("per_");
    } else if (std::string_view(" _-[]()\t").find(c) != std::string_view::npos) {
      put("_");
    } else {
      plain += c;
    }
  }
  if (plain.ends_with('_')) plain.pop_back();
  return plain;
}

bool is_column_unit(Measure measure, const std::string& unit) {
  return find_unit(measure, plain_heading(unit)) != nullptr;
}

std::string column_units(Measure measure) {
  std::vector<std::string> texts;
  for (const Unit& unit : units_of(measure)) texts.emplace_back(unit.text);
  return fmt::format("{}", fmt::join(texts, ", "));
}

std::optional<MeasuredColumn> find_measured(const CsvTable& table,
                                            const std::vector<std::string>& names, Measure measure,
                                            const std::string& usual_unit) {
  std::optional<MeasuredColumn> found;
  for (const std::string& heading : table.columns()) {
    const std::string plain = plain_heading(heading);
    for (const std::string& name : names) {
      if (!plain.starts_with(name)) continue;
      const std::string rest = plain.substr(name.size());
      if (!rest.empty() && rest.front() != '_') continue;  // another word
      const std::string unit = rest.empty() ? plain_heading(usual_unit) : rest.substr(1);
      const Unit* known = unit.empty() ? &kept_in(measure) : find_unit(measure, unit);
      if (known == nullptr) continue;
      if (unit.empty()) {
        table.complain_of_heading(
            heading, fmt::format("its unit is missing; call the column {}_{} (possible are {})",
                                 name, plain_heading(known->text), column_units(measure)));
      }
      if (found) {
        table.complain_of_heading(
            heading, fmt::format("there is {} already; one of the two must go", found->heading));
        return found;
      }
      found = MeasuredColumn{heading, known->factor, known->offset};
    }
  }
  return found;
}

}  // namespace gigaload::scenarios
