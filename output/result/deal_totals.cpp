#include "output/result/deal_totals.hpp"

#include <span>

#include "output/variables/machines.hpp"

namespace gigaload::output {

namespace {

std::span<const double> row(const Array& array, std::size_t r) {
  const std::size_t columns = array.shape.at(1);
  return std::span(array.values).subspan(r * columns, columns);
}

Array read_if_there(const ResultFile& file, const std::string& path) {
  return file.contains(path) ? file.read(path) : Array{};
}

}  // namespace

DealTotals read_deal_totals(const ResultFile& file) {
  if (file.contains("buildout/promised_machines")) {
    return {file.read("buildout/promised_machines").values,
            file.read("buildout/delivered_machines").values};
  }
  DealTotals totals;
  if (!file.contains("buildout/promised")) return totals;
  const Machines machines(file.labels("deal_kind"),
                          read_if_there(file, "campus_deal_share").values);
  const Array promised = file.read("buildout/promised");
  const Array energised = read_if_there(file, "buildout/energised");
  for (std::size_t r = 0; r < promised.shape.at(0); ++r) {
    totals.promised.push_back(machines.promised_mw(row(promised, r)));
    totals.delivered.push_back(energised.values.empty() ? 0.0
                                                        : machines.delivered_mw(row(energised, r)));
  }
  return totals;
}

}  // namespace gigaload::output
