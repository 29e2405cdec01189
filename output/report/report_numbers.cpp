#include "output/report/report_numbers.hpp"

#include <cmath>

namespace gigaload::output {

nlohmann::json number(double value) {
  if (!std::isfinite(value)) return nullptr;
  if (value == 0.0) return 0;
  const double places = 6.0 - std::floor(std::log10(std::abs(value)));
  if (std::abs(places) > 300.0) return value;
  // by a whole power of ten on either side, so that the text is as short as the number
  const double power = std::pow(10.0, std::abs(places));
  return places >= 0.0 ? std::round(value * power) / power : std::round(value / power) * power;
}

nlohmann::json numbers(const std::vector<double>& values) {
  nlohmann::json list = nlohmann::json::array();
  for (const double value : values) list.push_back(number(value));
  return list;
}

nlohmann::json to_json(const PackedSeries& series) {
  return {{"step", series.step},
          {"count", series.count},
          {"period", series.period},
          {"text", series.text}};
}

}  // namespace gigaload::output
