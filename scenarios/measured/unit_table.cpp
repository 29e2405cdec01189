#include "scenarios/measured/unit_table.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>
#include <set>

#include "grid/core/held.hpp"
#include "scenarios/tables/measured_column.hpp"

namespace gigaload::scenarios {
namespace {

constexpr double kMostMw = 1e7;
constexpr double kMostHours = 1e9;
constexpr int kMostEqualUnits = 10'000;
constexpr double kAgreement = 0.01;           // of two ways to say a probability, relative
constexpr double kPrintedOutageRate = 0.005;  // tables give it to two digits

const char* const kWanted =
    "how often a unit fails and how long it is out is missing: give mttf_h and mttr_h, "
    "lambda_per_h "
    "and mu_per_h, for and one of the two times, or failure_probability and repair_probability";

class UnitTable {
 public:
  UnitTable(const CsvTable& table, const UnitTableOptions& options)
      : table_(table),
        step_h_(options.step_h),
        capacity_(find_measured(table, {"capacity"}, Measure::power, options.power_unit)),
        mttf_(find_measured(table, {"mttf"}, Measure::duration, options.time_unit)),
        mttr_(find_measured(table, {"mttr"}, Measure::duration, options.time_unit)),
        lambda_(find_measured(table, {"lambda", "failure_rate"}, Measure::rate,
                              rate_unit(options.time_unit))),
        mu_(find_measured(table, {"mu", "repair_rate"}, Measure::rate,
                          rate_unit(options.time_unit))),
        outage_rate_(find_measured(table, {"for", "forced_outage_rate"}, Measure::share, "share")),
        failure_(find_measured(table, {"failure_probability"}, Measure::share, "share")),
        repair_(find_measured(table, {"repair_probability"}, Measure::share, "share")),
        name_(plain({"unit", "name"})),
        category_(plain({"type", "category"})),
        count_(plain({"count"})),
        region_(plain({"region"})) {}

  std::vector<grid::adequacy::Generator> read() {
    std::vector<grid::adequacy::Generator> units;
    if (table_.is_absent() || !has_all()) return units;
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      grid::adequacy::Generator unit;
      unit.name = name_of(row);
      if (category_) unit.category = table_.text(row, *category_);
      unit.region = RegionIndex(0);
      unit.capacity = value(row, capacity_, 0.0, kMostMw).value_or(0.0);
      unit.chain = chain_of(row);
      add(units, std::move(unit), row);
    }
    if (table_.rows() == 0) table_.complain("there is no unit; a row for each is wanted");
    return units;
  }

 private:
  using Column = std::optional<MeasuredColumn>;

  static std::string rate_unit(const std::string& time_unit) {
    return time_unit.empty() ? time_unit : "per_" + time_unit;
  }

  /// The heading that is called so, if there is one.
  std::optional<std::string> plain(const std::vector<std::string>& names) const {
    for (const std::string& heading : table_.columns()) {
      for (const std::string& name : names) {
        if (plain_heading(heading) == name) return heading;
      }
    }
    return std::nullopt;
  }

  bool has_all() const {
    if (!capacity_) {
      table_.complain_of_heading("",
                                 fmt::format("a column capacity_mw is wanted (possible units: {})",
                                             column_units(Measure::power)));
    }
    const bool fails = (mttf_ && mttr_) || (lambda_ && mu_) || (failure_ && repair_) ||
                       (outage_rate_ && (mttf_ || mttr_));
    if (!fails) table_.complain_of_heading("", kWanted);
    return capacity_ && fails;
  }

  /// Kept in the measure's unit; the bounds are in that of the column. Nothing for an empty field.
  std::optional<double> value(std::size_t row, const Column& column, double lowest,
                              double highest) const {
    if (!column || table_.is_empty(row, column->heading)) return std::nullopt;
    return table_.number(row, column->heading, lowest / column->factor, highest / column->factor) *
           column->factor;
  }

  /// Tells whether the row says outright that its unit never fails: then its times do not matter,
  /// and tables have zeros there.
  bool never_fails(std::size_t row) const {
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
  std::optional<double> probability(std::size_t row, const Column& given, const Column& time,
                                    const Column& rate) const {
    std::optional<double> found = value(row, given, 0.0, 1.0);
    const MeasuredColumn* from = found ? &grid::held(given) : nullptr;
    const auto also = [&](std::optional<double> other, const Column& column) {
      if (!other) return;
      if (*other > 1.0) {
        table_.complain(row, column->heading,
                        fmt::format("{} is too short a time for steps of {:g} h: a unit cannot "
                                    "change more often than once a step",
                                    table_.text(row, column->heading), step_h_));
      } else if (found && std::abs(*other - *found) > kAgreement * *found) {
        table_.complain(
            row, column->heading,
            fmt::format("{} does not agree with {} {}", table_.text(row, column->heading),
                        from->heading, table_.text(row, from->heading)));
      } else if (!found) {
        found = other;
        from = &*column;
      }
    };
    if (const auto hours = value(row, time, 0.0, kMostHours)) {
      if (*hours > 0.0) {
        also(step_h_ / *hours, time);
      } else if (!never_fails(row)) {
        table_.complain(row, grid::held(time).heading, "a time above 0 is wanted");
      }
    }
    if (const auto per_h = value(row, rate, 0.0, kMostHours)) also(*per_h * step_h_, rate);
    return found;
  }

  grid::adequacy::Chain chain_of(std::size_t row) const {
    const std::size_t before = table_.complaints();
    auto failure = probability(row, failure_, mttf_, lambda_);
    auto repair = probability(row, repair_, mttr_, mu_);
    const auto out = value(row, outage_rate_, 0.0, 1.0);
    if (table_.complaints() != before) return {};  // what follows from a bad number is no news
    const auto complain = [&](const std::string& message) {
      table_.complain(row, (outage_rate_ ? outage_rate_ : capacity_)->heading, message);
      return grid::adequacy::Chain{};
    };
    if (out && *out == 1.0) return complain("a unit that is never in service is to be left out");
    // from the stationary share of the time out, FOR = lambda / (lambda + mu)
    if (out && !failure && (repair || *out == 0.0)) {
      if (!repair) repair = 1.0;
      failure = *repair * *out / (1.0 - *out);
      if (*failure > 1.0) return complain("so many outages do not fit between such short repairs");
    } else if (out && failure && !repair) {
      if (*out == 0.0 && *failure > 0.0) return complain("0 does not agree with a unit that fails");
      repair = *out == 0.0 ? 1.0 : *failure * (1.0 - *out) / *out;
      if (*repair > 1.0) return complain("so few hours out do not agree with so many failures");
    }
    if (failure.value_or(1.0) == 0.0 && repair.value_or(0.0) == 0.0) repair = 1.0;
    if (!failure || !repair) return complain(kWanted);
    if (out && std::abs(*failure / (*failure + *repair) - *out) > kPrintedOutageRate) {
      return complain(fmt::format("{} does not agree with {:.4g}, which follows from the times",
                                  table_.text(row, outage_rate_->heading),
                                  *failure / (*failure + *repair)));
    }
    return {*failure, *repair};
  }

  std::string name_of(std::size_t row) {
    if (!name_) return fmt::format("{}", row + 1);
    std::string name = table_.text(row, *name_);
    if (name.empty()) table_.complain(row, *name_, "the unit has no name");
    return name;
  }

  void add(std::vector<grid::adequacy::Generator>& units, grid::adequacy::Generator unit,
           std::size_t row) {
    if (region_) {
      const std::string region = table_.text(row, *region_);
      if (row == 0) first_region_ = region;
      if (region != first_region_) {
        table_.complain(row, *region_,
                        fmt::format("{} is another region than {}; tables hold one region, several "
                                    "with their network are for a .pras file",
                                    region, first_region_));
      }
    }
    const int count = count_ ? table_.integer(row, *count_, 0, kMostEqualUnits) : 1;
    const std::string name = unit.name;
    for (int i = 1; i <= count; ++i) {
      if (count_) unit.name = fmt::format("{}_{}", name, i);
      if (!names_.insert(unit.name).second) {
        table_.complain(row, name_.value_or(""), fmt::format("a second unit {}", unit.name));
        return;
      }
      units.push_back(unit);
    }
  }

  const CsvTable& table_;
  double step_h_;
  Column capacity_, mttf_, mttr_, lambda_, mu_, outage_rate_, failure_, repair_;
  std::optional<std::string> name_, category_, count_, region_;
  std::string first_region_;
  std::set<std::string> names_;
};

}  // namespace

std::vector<grid::adequacy::Generator> read_unit_table(const CsvTable& table,
                                                       const UnitTableOptions& options) {
  return UnitTable(table, options).read();
}

}  // namespace gigaload::scenarios
