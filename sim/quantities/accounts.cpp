#include "sim/quantities/accounts.hpp"

#include "sim/quantities/features.hpp"
#include "sim/quantities/quantity_tables.hpp"

namespace gigaload::sim {

void Accounts::hours_of(const grid::HourBalance& balance, std::vector<double>& unserved_h) {
  unserved_h.clear();
  for (const double mw : balance.unserved_mw) unserved_h.push_back(mw > kShortfallMw ? 1.0 : 0.0);
}

void Accounts::begin(Frame& frame, std::size_t hours) const {
  frame.hours = hours;
  for (const HourlyQuantity& quantity : hourly_quantities()) {
    if (!is_given(quantity.feature, quantity.axes, scenario_)) continue;
    frame.hourly[quantity].resize(hours, columns_of(quantity.axes, scenario_));
  }
  // all of them: sweeps put members with and without a feature into one table
  for (const ExchangeQuantity& quantity : exchange_quantities()) {
    frame.sums[quantity].assign(columns_of(quantity.axes, scenario_), 0.0);
  }
}

void Accounts::add(const HourState& state, const grid::HourBalance& balance, const Losses& losses,
                   std::size_t h, Frame& frame) {
  const HourView hour = views_.take(state, balance, losses, frame.build_out);
  for (auto& [quantity, table] : frame.hourly) {
    quantity->fill(hour, {table.row(h), table.columns()});
  }
  for (auto& [quantity, row] : frame.sums) {
    if (quantity->add != nullptr) quantity->add(hour, row);
  }
}

}  // namespace gigaload::sim
