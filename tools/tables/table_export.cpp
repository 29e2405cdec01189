#include "tools/tables/table_export.hpp"

#include <fmt/core.h>

#include <sstream>
#include <string_view>
#include <system_error>

#include "grid/core/error.hpp"
#include "output/files/cannot_write.hpp"
#include "output/files/new_file.hpp"
#include "output/files/output_lock.hpp"
#include "output/files/partial_file.hpp"
#include "output/result/read_result.hpp"
#include "output/tables/row_text.hpp"
#include "output/tables/workbook.hpp"
#include "tools/tables/table_blocks.hpp"

namespace gigaload::tools {

namespace {

namespace fs = std::filesystem;

constexpr const char* kCommand = "gigaload export";

void refuse_existing(const fs::path& path, const char* option) {
  if (path.filename().empty()) {
    throw InputError(
        fmt::format("{} \"{}\": a name without a / at its end is wanted", option, path.string()));
  }
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(path, ignored))) {
    throw InputError(
        fmt::format("{}: there is something of this name, which is left as it is: choose another "
                    "name, or move it away",
                    path.string()));
  }
  output::check_destination(path);
}

bool is_asked(const output::ResultTable& table, const TableExport& asked) {
  if (asked.filter.year && !table.has_years()) return false;
  if (!asked.filter.region.empty() && !table.has_regions()) return false;
  return asked.hours || !table.is_hourly();
}

std::vector<output::ResultTable> chosen_tables(const output::ResultFile& file,
                                               const TableExport& asked) {
  std::vector<output::ResultTable> tables;
  if (asked.tables.empty()) {
    tables = output::tables_of(file);
    std::erase_if(tables, [&](const auto& table) { return !is_asked(table, asked); });
    return tables;
  }
  for (const std::string& name : asked.tables) {
    for (const output::ResultTable& before : tables) {
      if (before.name == name) throw InputError(fmt::format("--table {}: it is named twice", name));
    }
    tables.push_back(output::find_table(file, name));
  }
  return tables;
}

/// Removes what is unfinished unless it was given its name.
class Unfinished {
 public:
  explicit Unfinished(fs::path path) : path_(std::move(path)) {}
  ~Unfinished() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  void finished() { path_.clear(); }

 private:
  fs::path path_;
};

/// Makes the folder in which the files are written before it has its name; that of a process that
/// was ended in the middle is removed.
void make_folder(const output::OutputLock& lock, const fs::path& folder) {
  std::error_code error;
  if (lock.left_by() == kCommand) fs::remove_all(folder, error);
  if (!error && fs::create_directory(folder, error)) return;
  if (error) throw output::cannot_write(folder, error.message());
  throw output::cannot_write(folder, "there is something of this name: move it away");
}

void write_file(const fs::path& path, std::string_view text) {
  output::NewFile file(path);
  file.write(text);
  file.close();
}

}  // namespace

Written export_csv(const TableExport& asked, const fs::path& folder) {
  refuse_existing(folder, "--csv");
  // the names of the tables, each in a line, an empty one, and columns.csv
  const std::string answer = output::read_result(asked.result, [&](const output::ResultFile& file) {
    const auto tables = chosen_tables(file, asked);
    std::string names;
    for (const output::ResultTable& table : tables) {
      (void)output::TableRows(file, table, asked.filter);  // refuses before anything is written
      names += table.name + '\n';
    }
    return names + '\n' + output::columns_csv(tables);
  });
  const output::OutputLock lock(folder, kCommand);
  const fs::path partial = output::partial_path(folder);
  make_folder(lock, partial);
  Unfinished unfinished(partial);
  std::istringstream lines(answer);
  Written written;
  for (std::string name; std::getline(lines, name) && !name.empty();) {
    output::NewFile file(partial / (name + ".csv"));
    written.rows += for_each_block({asked.result, name, asked.filter}, output::RowForm::csv,
                                   [&](std::string_view text) { file.write(text); });
    file.close();
    ++written.tables;
  }
  write_file(partial / "columns.csv", answer.substr(static_cast<std::size_t>(lines.tellg())));
  std::error_code error;
  fs::rename(partial, folder, error);
  if (error) throw output::cannot_write(folder, error.message());
  unfinished.finished();
  return written;
}

Written export_workbook(const TableExport& asked, const fs::path& file) {
  refuse_existing(file, "--xlsx");
  const output::OutputLock lock(file, kCommand);
  const fs::path partial = output::partial_path(file);
  output::make_way(lock, partial);
  Unfinished unfinished(partial);
  const std::string answer =
      output::read_result(asked.result, [&](const output::ResultFile& result) {
        std::vector<output::TableRows> tables;
        std::size_t rows = 0;
        for (const output::ResultTable& table : chosen_tables(result, asked)) {
          rows += tables.emplace_back(result, table, asked.filter).rows();
        }
        output::write_workbook(partial, tables);
        return fmt::format("{} {}", tables.size(), rows);
      });
  output::publish(partial, file);
  unfinished.finished();
  Written written;
  std::istringstream(answer) >> written.tables >> written.rows;
  return written;
}

std::string parquet_advice(const fs::path& result, const fs::path& folder) {
  const std::string from = result.string(), to = folder.string();
  return fmt::format(
      "--parquet: Debian has no library for C++ that writes Parquet, so this program does not. "
      "Write CSV and have DuckDB or pandas make Parquet of it:\n"
      "  gigaload export {0} --csv {1}\n"
      "  duckdb -c \"COPY (FROM '{1}/years.csv') TO 'years.parquet' (FORMAT parquet)\"\n"
      "  python3 -c \"import pandas; "
      "pandas.read_csv('{1}/years.csv').to_parquet('years.parquet')\"",
      from, to);
}

}  // namespace gigaload::tools
