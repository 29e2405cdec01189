#include "scenarios/measured/unit_table.hpp"

#include <fmt/format.h>

#include <optional>
#include <set>
#include <utility>

#include "scenarios/measured/outage_columns.hpp"
#include "scenarios/measured/service_columns.hpp"
#include "scenarios/tables/measured_column.hpp"
#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {
namespace {

constexpr double kMostMw = 1e7;
constexpr int kMostEqualUnits = 10'000;

class UnitTable {
 public:
  UnitTable(const CsvTable& table, const UnitTableOptions& options)
      : table_(table),
        options_(options),
        capacity_(find_measured(table, {"capacity"}, Measure::power, options.power_unit)),
        name_(plain({"unit", "name"})),
        category_(plain({"type", "category"})),
        count_(plain({"count"})),
        region_(plain({"region"})),
        profile_(plain({"profile"})),
        outages_(table, options.time_unit, options.step_h, capacity_ ? capacity_->heading : "") {
    if (!category_) category_ = plain({"technology"});
  }

  std::vector<grid::adequacy::Generator> read() {
    std::vector<grid::adequacy::Generator> units;
    if (table_.is_absent() || !has_all()) return units;
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      grid::adequacy::Generator unit;
      unit.name = name_of(row);
      if (category_) unit.category = table_.text(row, *category_);
      unit.region = region_of(row);
      unit.capacity = capacity_of(row);
      unit.chain = chain_of(row, unit.category);
      unit.service = service_of_row(table_, row);
      add(units, std::move(unit), row);
    }
    if (table_.rows() == 0) table_.complain("there is no unit; a row for each is wanted");
    return units;
  }

 private:
  using Column = std::optional<MeasuredColumn>;

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
    const bool fails = outages_.are_enough() || (options_.technologies != nullptr && category_);
    if (!fails) outages_.complain_of_columns();
    return capacity_ && fails;
  }

  grid::adequacy::Series capacity_of(std::size_t row) const {
    if (table_.is_empty(row, capacity_->heading)) return 0.0;
    const double mw = table_.number(row, capacity_->heading, 0.0, kMostMw / capacity_->factor) *
                      capacity_->factor;
    if (!profile_ || table_.is_empty(row, *profile_)) return mw;
    const std::string name = table_.text(row, *profile_);
    if (options_.profiles == nullptr || !options_.profiles->contains(name)) {
      std::vector<std::string> known;
      if (options_.profiles != nullptr) {
        for (const auto& [of, shares] : *options_.profiles) known.push_back(of);
      }
      table_.complain(
          row, *profile_,
          fmt::format("\"{}\" is no column of profiles.csv, which has {}{}", name,
                      known.empty() ? "none" : fmt::format("{}", fmt::join(known, ", ")),
                      suggestion(name, known)));
      return mw;
    }
    std::vector<double> of_step = options_.profiles->at(name);
    for (double& share : of_step) share *= mw;
    return grid::adequacy::Series(std::move(of_step));
  }

  /// A row that is silent has the rates of its technology.
  grid::adequacy::Chain chain_of(std::size_t row, const std::string& technology) const {
    if (options_.technologies == nullptr || !outages_.is_silent(row)) return outages_.chain(row);
    if (profile_ && !table_.is_empty(row, *profile_)) return {};  // outages are in the profile
    const auto found = options_.technologies->find(technology);
    if (found != options_.technologies->end()) {
      return chain_of_rate(found->second.forced_outage_rate, found->second.repair_h,
                           options_.step_h);
    }
    std::vector<std::string> known;
    for (const auto& [name, outages] : *options_.technologies) known.push_back(name);
    table_.complain(row, category_.value_or(capacity_->heading),
                    fmt::format("the row does not say how the unit fails, and \"{}\" is no "
                                "technology of technologies.csv{}; give for and mttr_h, or one of "
                                "{}",
                                technology, suggestion(technology, known), fmt::join(known, ", ")));
    return {};
  }

  std::string name_of(std::size_t row) const {
    if (!name_) return fmt::format("{}", row + 1);
    std::string name = table_.text(row, *name_);
    if (name.empty()) table_.complain(row, *name_, "the unit has no name");
    return name;
  }

  RegionIndex region_of(std::size_t row) {
    if (options_.regions != nullptr && region_) {
      return options_.regions->find(table_.text(row, *region_)).value_or(RegionIndex(0));
    }
    if (!region_) return RegionIndex(0);
    const std::string region = table_.text(row, *region_);
    if (row == 0) first_region_ = region;
    if (region != first_region_) {
      table_.complain(row, *region_,
                      fmt::format("{} is another region than {}; two tables hold one region, "
                                  "several are for a folder of its own (docs/own_grid.md)",
                                  region, first_region_));
    }
    return RegionIndex(0);
  }

  void add(std::vector<grid::adequacy::Generator>& units, grid::adequacy::Generator unit,
           std::size_t row) {
    const bool is_class = count_ && !table_.is_empty(row, *count_);
    const int count = is_class ? table_.integer(row, *count_, 0, kMostEqualUnits) : 1;
    const std::string name = unit.name;
    for (int i = 1; i <= count; ++i) {
      if (is_class) unit.name = fmt::format("{}_{}", name, i);
      if (!names_.insert(unit.name).second) {
        table_.complain(row, name_.value_or(""), fmt::format("a second unit {}", unit.name));
        return;
      }
      units.push_back(unit);
    }
  }

  const CsvTable& table_;
  const UnitTableOptions& options_;
  Column capacity_;
  std::optional<std::string> name_, category_, count_, region_, profile_;
  OutageColumns outages_;
  std::string first_region_;
  std::set<std::string> names_;
};

}  // namespace

std::vector<grid::adequacy::Generator> read_unit_table(const CsvTable& table,
                                                       const UnitTableOptions& options) {
  return UnitTable(table, options).read();
}

}  // namespace gigaload::scenarios
