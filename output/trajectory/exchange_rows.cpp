#include "output/trajectory/exchange_rows.hpp"

#include <algorithm>
#include <string>

#include "grid/core/error.hpp"

namespace gigaload::output {

ExchangeRows::ExchangeRows(const Layout& layout, const sim::Scenario& scenario,
                           std::size_t rows_on_file)
    : machines_(scenario), futures_(layout.futures), written_(rows_on_file) {
  for (const Stored& stored : layout.stored) {
    if (is_exchange_row(*stored.variable)) stored_.push_back(&stored);
  }
}

void ExchangeRows::add(const sim::Frame& frame) {
  if (frame.exchange != written_ + waiting_.size()) {
    throw InternalError("exchanges recorded out of order");
  }
  Row row{frame.begin, frame.begin + static_cast<grid::Hour>(frame.hours), frame.build_out,
          frame.sensitivity, frame.sums};
  std::vector<double> values;
  for (const Stored* stored : stored_) {
    // no part of the frame: as long as the scenario says, and made when they are written
    if (std::holds_alternative<FuturesRow>(stored->variable->source)) continue;
    values.clear();
    append(*stored->variable, row, values);
    if (values.size() != stored->columns) {
      throw InternalError(std::string("a frame's ") + stored->variable->name +
                          " has another size than the file");
    }
  }
  waiting_.push_back(std::move(row));
}

void ExchangeRows::write(grid::Hour until) {
  const auto end =
      std::ranges::find_if(waiting_, [until](const Row& row) { return row.end > until; });
  const auto count = static_cast<std::size_t>(end - waiting_.begin());
  if (count == 0) return;
  std::vector<double> values;
  for (const Stored* stored : stored_) {
    values.clear();
    for (auto row = waiting_.begin(); row != end; ++row) append(*stored->variable, *row, values);
    set_length(stored->dataset, written_ + count);
    write_rows(stored->dataset, written_, count, values.data());
  }
  waiting_.erase(waiting_.begin(), end);
  written_ += count;
}

void ExchangeRows::append(const Variable& variable, const Row& row,
                          std::vector<double>& values) const {
  if (const auto* stamp = std::get_if<Stamp>(&variable.source)) {
    values.push_back(static_cast<double>(row.begin));
    if (*stamp == Stamp::bounds) values.push_back(static_cast<double>(row.end));
  } else if (const auto* state = std::get_if<BuildOutRow>(&variable.source)) {
    const auto& from = row.build_out.*(*state);
    values.insert(values.end(), from.begin(), from.end());
  } else if (const auto* number = std::get_if<BuildOutNumber>(&variable.source)) {
    values.push_back(row.build_out.*(*number));
  } else if (const auto* machines = std::get_if<MachinesNumber>(&variable.source)) {
    values.push_back((machines_.*(*machines))(row.build_out));
  } else if (const auto* futures = std::get_if<FuturesRow>(&variable.source)) {
    const auto from = ((*futures_).*(*futures))(row.begin);
    values.insert(values.end(), from.begin(), from.end());
  } else if (const auto* derivative = std::get_if<SensitivityRow>(&variable.source)) {
    const auto& from = row.sensitivity.*(*derivative);
    values.insert(values.end(), from.begin(), from.end());
  } else if (const auto* sums = std::get_if<ExchangeSource>(&variable.source)) {
    const auto& from = row.sums[**sums];
    values.insert(values.end(), from.begin(), from.end());
  }
}

RecordedExchanges read_exchanges(const Layout& layout, grid::Hour until) {
  const auto bounds = read_all(layout.find(Place::exchange, "exchange_time_bnds").dataset);
  RecordedExchanges recorded;
  // a row that was cut off by a kill reads as NaN, which ends by no hour
  for (std::size_t e = 0; 2 * e + 1 < bounds.size(); ++e) {
    if (!(bounds[2 * e + 1] <= static_cast<double>(until))) break;
    recorded.begin.push_back(static_cast<grid::Hour>(bounds[2 * e]));
  }
  const std::size_t count = recorded.begin.size();
  recorded.sums.resize(count);
  for (const Stored& stored : layout.stored) {
    if (!is_exchange_row(*stored.variable)) continue;
    if (shape_of(stored.dataset)[0] < count) {
      throw Hdf5Error("length", std::string(stored.variable->name) + " is shorter than its times");
    }
    const auto* quantity = std::get_if<ExchangeSource>(&stored.variable->source);
    if (quantity == nullptr) continue;
    const auto values = read_rows(stored.dataset, 0, count);
    for (std::size_t e = 0; e < count; ++e) {
      const auto row = values.begin() + static_cast<std::ptrdiff_t>(e * stored.columns);
      recorded.sums[e][**quantity].assign(row, row + static_cast<std::ptrdiff_t>(stored.columns));
    }
  }
  return recorded;
}

}  // namespace gigaload::output
