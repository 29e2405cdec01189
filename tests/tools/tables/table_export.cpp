#include "tools/tables/table_export.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <set>

#include "output/tables/row_text.hpp"
#include "output/tables/workbook.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::tools {

namespace fs = std::filesystem;

namespace {

std::string bytes_in(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    names.insert(entry.path().filename().string());
  }
  return names;
}

}  // namespace

TEST_CASE("a folder of tables has those asked for, and what their columns are") {
  const output::TemporaryFolder folder;
  output::write_whole(output::small_scenario(), folder / "run.h5");
  const output::ResultFile file(folder / "run.h5");
  const Written written = export_csv(
      {.result = folder / "run.h5", .tables = {"years", "hours"}, .filter = {}}, folder / "some");
  CHECK(names_in(folder / "some") ==
        std::set<std::string>{"columns.csv", "hours.csv", "years.csv"});
  CHECK(written.tables == 2);
  CHECK(written.rows == 2 * file.hours() + 4);
  const output::TableRows years(file, output::find_table(file, "years"));
  CHECK(bytes_in(folder / "some" / "years.csv") ==
        output::rows_text(years, output::RowForm::csv, 0, 2, 2));
  CHECK(names_in(folder.path()) == std::set<std::string>{"run.h5", "some"});
}

TEST_CASE("without names all tables but those by the hour are meant") {
  const output::TemporaryFolder folder;
  output::write_whole(output::small_scenario(), folder / "run.h5");
  const output::ResultFile file(folder / "run.h5");
  export_csv({.result = folder / "run.h5", .tables = {}, .filter = {}}, folder / "all");
  std::size_t wanted = 1;  // columns.csv
  for (const auto& table : output::tables_of(file)) wanted += table.is_hourly() ? 0 : 1;
  CHECK(names_in(folder / "all").size() == wanted);
  CHECK_FALSE(fs::exists(folder / "all" / "hours.csv"));
  export_csv({.result = folder / "run.h5", .tables = {}, .hours = true, .filter = {}},
             folder / "hours");
  CHECK(fs::exists(folder / "hours" / "hours.csv"));
  export_csv({.result = folder / "run.h5", .tables = {}, .filter = {.year = 2026, .region = "MD"}},
             folder / "md");
  CHECK(fs::exists(folder / "md" / "years.csv"));
  CHECK_FALSE(fs::exists(folder / "md" / "campuses.csv"));  // of no year
}

TEST_CASE("nothing that is there is written over, and nothing half is left") {
  const output::TemporaryFolder folder;
  output::write_whole(output::small_scenario(), folder / "run.h5");
  const auto refusal = [&](const TableExport& asked, const char* to) {
    return output::message_of<InputError>([&] { export_csv(asked, folder / to); });
  };
  const TableExport all{.result = folder / "run.h5", .tables = {}, .filter = {}};
  fs::create_directory(folder / "mine");
  CHECK(refusal(all, "mine").find("left as it is") != std::string::npos);
  CHECK(fs::is_empty(folder / "mine"));
  CHECK(refusal(all, "run.h5").find("left as it is") != std::string::npos);
  CHECK(refusal(all, "nowhere/tables").find("is no directory") != std::string::npos);
  TableExport other = all;
  other.tables = {"years", "yaers"};
  CHECK(refusal(other, "new").find("no table \"yaers\"") != std::string::npos);
  other.tables = {"years", "years"};
  CHECK(refusal(other, "new").find("named twice") != std::string::npos);
  other.tables = {"campuses"};
  other.filter.year = 2026;
  CHECK(refusal(other, "new").find("of no year") != std::string::npos);
  CHECK(names_in(folder.path()) == std::set<std::string>{"mine", "run.h5"});
}

TEST_CASE("a workbook has the tables, or is refused without the library") {
  const output::TemporaryFolder folder;
  output::write_whole(output::small_scenario(), folder / "run.h5");
  const TableExport asked{.result = folder / "run.h5", .tables = {"years"}, .filter = {}};
  if (output::can_write_workbooks()) {
    CHECK(export_workbook(asked, folder / "run.xlsx").rows == 4);
    CHECK(names_in(folder.path()) == std::set<std::string>{"run.h5", "run.xlsx"});
  } else {
    CHECK(output::message_of<InputError>([&] {
            export_workbook(asked, folder / "run.xlsx");
          }).find("libxlsxwriter") != std::string::npos);
    CHECK(names_in(folder.path()) == std::set<std::string>{"run.h5"});
  }
}

}  // namespace gigaload::tools
