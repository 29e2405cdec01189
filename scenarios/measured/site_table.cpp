#include "scenarios/measured/site_table.hpp"

#include <fmt/format.h>

#include "scenarios/measured/site_rows.hpp"
#include "scenarios/measured/site_timeline.hpp"
#include "scenarios/tables/table_file.hpp"

namespace gigaload::scenarios {

namespace {

/// A site takes some hundred bytes, a row of a file at least one.
constexpr std::size_t kMostSiteRows = 200'000;

}  // namespace

SiteTable read_site_table(const std::filesystem::path& path, SiteBegin begin) {
  Problems problems;
  const CsvTable table = read_table_file(path, "sites", problems);
  if (table.rows() > kMostSiteRows) {
    table.complain(
        fmt::format("{} rows; a table of sites has at most {}", table.rows(), kMostSiteRows));
  }
  problems.throw_if_any();
  SiteTable read = is_site_timeline(table) ? sites_of_timeline(table, begin, path.string())
                                           : sites_of_rows(table);
  if (read.sites.empty() && problems.count() == 0) table.complain("the table has no sites");
  problems.throw_if_any();
  return read;
}

}  // namespace gigaload::scenarios
