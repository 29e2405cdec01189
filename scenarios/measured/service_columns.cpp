#include "scenarios/measured/service_columns.hpp"

#include <fmt/format.h>

#include "scenarios/tables/date_column.hpp"

namespace gigaload::scenarios {

grid::adequacy::Service service_of_row(const CsvTable& table, std::size_t row) {
  const auto is_given = [&](const char* column) {
    return table.has_column(column) && !table.is_empty(row, column);
  };
  const std::size_t before = table.complaints();
  grid::adequacy::Service service;
  if (is_given("in_service")) service.begin = date_of_row(table, row, "in_service");
  if (is_given("out_of_service")) service.end = date_of_row(table, row, "out_of_service");
  if (table.complaints() == before && service.end <= service.begin) {
    table.complain(row, "out_of_service",
                   fmt::format("{} is not after {}", table.text(row, "out_of_service"),
                               table.text(row, "in_service")));
  }
  return service;
}

}  // namespace gigaload::scenarios
