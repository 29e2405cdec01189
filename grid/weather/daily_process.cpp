#include "grid/weather/daily_process.hpp"

#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"
#include "grid/weather/daily_model.hpp"

namespace gigaload::grid {
namespace {

std::int64_t origin_day(std::int64_t first_day) {
  int year = 2000;
  while (day_of(start_of_year(year)) > first_day) year -= 100;
  return day_of(start_of_year(year));
}

}  // namespace

DailyProcess::DailyProcess(const std::vector<double>& persistence, const RegionMatrix& correlation,
                           const RandomSource& random, std::int64_t first_day,
                           std::int64_t last_day)
    : regions_(persistence.size()), first_day_(first_day) {
  if (last_day < first_day) throw InternalError("DailyProcess: sizes do not agree");
  const DailyModel model(persistence, correlation);
  ridge_ = model.ridge();
  z_.reserve(static_cast<std::size_t>(last_day - first_day) * regions_);
  const std::int64_t origin = origin_day(first_day);
  DailyModel::Walk walk(model, random, origin);
  for (std::int64_t day = origin; day < last_day; ++day) {
    const auto z = walk.next();
    if (day >= first_day) z_.insert(z_.end(), z.begin(), z.end());
  }
}

}  // namespace gigaload::grid
