#include "scenarios/measured/outage_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "grid/core/held.hpp"

namespace gigaload::scenarios {
namespace {

constexpr double kMostHours = 1e9;
constexpr double kAgreement = 0.01;           // of two ways to say a probability, relative
constexpr double kPrintedOutageRate = 0.005;  // tables give it to two digits

const char* const kWanted =
    "how often a unit fails and how long it is out is missing: give mttf_h and mttr_h, "
    "lambda_per_h "
    "and mu_per_h, for and one of the two times, or failure_probability and repair_probability";

std::string rate_unit(const std::string& time_unit) {
  return time_unit.empty() ? time_unit : "per_" + time_unit;
}

}  // namespace

OutageColumns::OutageColumns(const CsvTable& table, const std::string& time_unit, double step_h,
                             std::string otherwise)
    : table_(table),
      step_h_(step_h),
      otherwise_(std::move(otherwise)),
      mttf_(find_measured(table, {"mttf"}, Measure::duration, time_unit)),
      mttr_(find_measured(table, {"mttr"}, Measure::duration, time_unit)),
      lambda_(
          find_measured(table, {"lambda", "failure_rate"}, Measure::rate, rate_unit(time_unit))),
      mu_(find_measured(table, {"mu", "repair_rate"}, Measure::rate, rate_unit(time_unit))),
      outage_rate_(find_measured(table, {"for", "forced_outage_rate"}, Measure::share, "share")),
      failure_(find_measured(table, {"failure_probability"}, Measure::share, "share")),
      repair_(find_measured(table, {"repair_probability"}, Measure::share, "share")) {}

bool OutageColumns::are_enough() const {
  return (mttf_ && mttr_) || (lambda_ && mu_) || (failure_ && repair_) ||
         (outage_rate_ && (mttf_ || mttr_));
}

void OutageColumns::complain_of_columns() const { table_.complain_of_heading("", kWanted); }

bool OutageColumns::is_silent(std::size_t row) const {
  const auto has_none = [&](const Column& column) {
    return !column || table_.is_empty(row, column->heading);
  };
  return has_none(mttf_) && has_none(mttr_) && has_none(lambda_) && has_none(mu_) &&
         has_none(outage_rate_) && has_none(failure_) && has_none(repair_);
}

/// Kept in the measure's unit; the bound is in that of the column. Nothing for an empty field, and
/// for a bad one, which is told here and nowhere else.
std::optional<double> OutageColumns::value(std::size_t row, const Column& column,
                                           double highest) const {
  if (!column || table_.is_empty(row, column->heading)) return std::nullopt;
  const std::size_t before = table_.complaints();
  const double number = table_.number(row, column->heading, 0.0, highest / column->factor);
  if (table_.complaints() != before) return std::nullopt;
  return number * column->factor;
}

/// Tells whether the row says outright that its unit never fails: then its times do not matter, and
/// tables have zeros there.
bool OutageColumns::never_fails(std::size_t row) const {
  const auto is_zero = [&](const Column& column) {
    if (!column || table_.is_empty(row, column->heading)) return false;
    const std::string text = table_.text(row, column->heading);
    double number = 1.0;  // what is no number is complained of where it is read
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number == 0.0;
  };
  return is_zero(outage_rate_) || is_zero(failure_) || is_zero(lambda_);
}

/// The probability a step of what lasts `time` on average, of `rate`, or as it is given. Two ways
/// must agree, and the one nearest to a probability is kept.
std::optional<double> OutageColumns::probability(std::size_t row, const Column& given,
                                                 const Column& time, const Column& rate) const {
  std::optional<double> found = value(row, given, 1.0);
  const MeasuredColumn* from = found ? &grid::held(given) : nullptr;
  const auto also = [&](std::optional<double> other, const Column& column) {
    if (!other) return;
    if (*other > 1.0) {
      table_.complain(row, column->heading,
                      fmt::format("{} is too short a time for steps of {:g} h: a unit cannot "
                                  "change more often than once a step",
                                  table_.text(row, column->heading), step_h_));
    } else if (found && std::abs(*other - *found) > kAgreement * *found) {
      table_.complain(row, column->heading,
                      fmt::format("{} does not agree with {} {}", table_.text(row, column->heading),
                                  from->heading, table_.text(row, from->heading)));
    } else if (!found) {
      found = other;
      from = &*column;
    }
  };
  if (const auto hours = value(row, time, kMostHours)) {
    if (*hours > 0.0) {
      also(step_h_ / *hours, time);
    } else if (!never_fails(row)) {
      table_.complain(row, grid::held(time).heading, "a time above 0 is wanted");
    }
  }
  if (const auto per_h = value(row, rate, kMostHours)) also(*per_h * step_h_, rate);
  return found;
}

grid::adequacy::Chain OutageColumns::complain(std::size_t row, const std::string& message) const {
  table_.complain(row, outage_rate_ ? outage_rate_->heading : otherwise_, message);
  return {};
}

grid::adequacy::Chain OutageColumns::chain(std::size_t row) const {
  const std::size_t before = table_.complaints();
  auto failure = probability(row, failure_, mttf_, lambda_);
  auto repair = probability(row, repair_, mttr_, mu_);
  const auto out = value(row, outage_rate_, 1.0);
  if (table_.complaints() != before) return {};  // what follows from a bad number is no news
  if (out && *out == 1.0) return complain(row, "a unit that is never in service is to be left out");
  // from the stationary share of the time out, FOR = lambda / (lambda + mu)
  if (out && !failure && (repair || *out == 0.0)) {
    if (!repair) repair = 1.0;
    failure = *repair * *out / (1.0 - *out);
    if (*failure > 1.0) {
      return complain(row, "so many outages do not fit between such short repairs");
    }
  } else if (out && failure && !repair) {
    if (*out == 0.0 && *failure > 0.0) {
      return complain(row, "0 does not agree with a unit that fails");
    }
    repair = *out == 0.0 ? 1.0 : *failure * (1.0 - *out) / *out;
    if (*repair > 1.0) return complain(row, "so few hours out do not agree with so many failures");
  }
  if (failure.value_or(1.0) == 0.0 && repair.value_or(0.0) == 0.0) repair = 1.0;
  if (!failure || !repair) return complain(row, kWanted);
  if (out && std::abs(*failure / (*failure + *repair) - *out) > kPrintedOutageRate) {
    return complain(
        row, fmt::format("{} does not agree with {:.4g}, which follows from the times",
                         table_.text(row, outage_rate_->heading), *failure / (*failure + *repair)));
  }
  return {*failure, *repair};
}

grid::adequacy::Chain chain_of_rate(double rate, double repair_h, double step_h) {
  if (rate <= 0.0) return {};
  // mu = step / MTTR at most 1, and lambda from FOR = lambda / (lambda + mu)
  const double most = (1.0 - rate) / rate;
  const double repair = std::min({1.0, repair_h > 0.0 ? step_h / repair_h : 1.0, most});
  return {repair * rate / (1.0 - rate), repair};
}

}  // namespace gigaload::scenarios
