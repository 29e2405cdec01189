#include "scenarios/measured/store_table.hpp"

#include <fmt/format.h>

#include <set>
#include <utility>

#include "scenarios/measured/outage_columns.hpp"
#include "scenarios/measured/service_columns.hpp"

namespace gigaload::scenarios {
namespace {

namespace adequacy = grid::adequacy;

class StoreTable {
 public:
  StoreTable(const CsvTable& table, const OwnGridContext& context)
      : table_(table),
        context_(context),
        power_(find_measured(table, {"power"}, Measure::power)),
        charge_power_(find_measured(table, {"charge_power"}, Measure::power)),
        energy_(find_measured(table, {"energy"}, Measure::energy)),
        duration_(find_measured(table, {"duration"}, Measure::duration)),
        outages_(table, {}, context.step_h, "name") {}

  std::vector<adequacy::Storage> read() const {
    std::vector<adequacy::Storage> stores;
    if (!has_all()) return stores;
    std::set<std::string> names;
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      adequacy::Storage store;
      store.name = name_of_own_row(table_, row, names);
      store.category = text_if_there(table_, row, "category");
      const auto region = context_.regions.find(table_.text(row, "region"));
      if (!region) table_.complain(row, "region", "a region is wanted");
      store.region = region.value_or(RegionIndex(0));
      const double power_mw = measured_or_complain(table_, row, power_);
      store.discharge_capacity = power_mw;
      store.charge_capacity = measured_value(table_, row, charge_power_).value_or(power_mw);
      store.energy_capacity = energy_mwh(row, power_mw);
      read_efficiencies(row, store);
      if (!outages_.is_silent(row)) store.chain = outages_.chain(row);
      store.service = service_of_row(table_, row);
      stores.push_back(std::move(store));
    }
    return stores;
  }

 private:
  bool has_all() const {
    if (!power_) table_.complain_of_heading("", "a column power_mw is wanted");
    if (!energy_ && !duration_) {
      table_.complain_of_heading("", "a column energy_mwh or duration_h is wanted");
    }
    const bool has_round_trip = table_.has_column("round_trip_efficiency");
    const bool has_both =
        table_.has_column("charge_efficiency") && table_.has_column("discharge_efficiency");
    if (has_round_trip == has_both) {
      table_.complain_of_heading("",
                                 "a column round_trip_efficiency is wanted, or else the two "
                                 "charge_efficiency and discharge_efficiency");
    }
    return power_ && (energy_ || duration_) && has_round_trip != has_both;
  }

  double energy_mwh(std::size_t row, double power_mw) const {
    const auto energy = measured_value(table_, row, energy_);
    const auto hours = measured_value(table_, row, duration_);
    const std::string heading = energy_ ? energy_->heading : duration_->heading;
    if (!energy && !hours) table_.complain(row, heading, "an energy or a duration is wanted");
    if (energy && hours) {
      table_.complain(row, heading, "an energy and a duration are given; one of the two must go");
    }
    return energy.value_or(hours.value_or(0.0) * power_mw);
  }

  void read_efficiencies(std::size_t row, adequacy::Storage& store) const {
    constexpr double kLeast = 0.01;
    const auto read = [&](const char* column, adequacy::Series& efficiency) {
      if (table_.has_column(column)) efficiency = table_.number(row, column, kLeast, 1.0);
    };
    read("round_trip_efficiency", store.charge_efficiency);
    read("charge_efficiency", store.charge_efficiency);
    read("discharge_efficiency", store.discharge_efficiency);
    if (table_.has_column("carryover_efficiency")) {
      store.carryover_efficiency = table_.number_or(row, "carryover_efficiency", 1.0, 0.0, 1.0);
    }
    if (table_.has_column("initial_share") && !table_.is_empty(row, "initial_share")) {
      store.initial_charge = table_.number(row, "initial_share", 0.0, 1.0);
    }
  }

  const CsvTable& table_;
  const OwnGridContext& context_;
  std::optional<MeasuredColumn> power_, charge_power_, energy_, duration_;
  OutageColumns outages_;
};

}  // namespace

std::vector<adequacy::Storage> read_store_table(const CsvTable& table,
                                                const OwnGridContext& context) {
  if (table.is_absent()) return {};
  refuse_other_columns(table,
                       {{"name"},
                        {"region"},
                        {"category"},
                        {"power", Measure::power},
                        {"charge_power", Measure::power},
                        {"energy", Measure::energy},
                        {"duration", Measure::duration},
                        {"round_trip_efficiency"},
                        {"charge_efficiency"},
                        {"discharge_efficiency"},
                        {"carryover_efficiency"},
                        {"initial_share"},
                        {"in_service"},
                        {"out_of_service"}},
                       true);
  return StoreTable(table, context).read();
}

}  // namespace gigaload::scenarios
