#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/tables/csv_table.hpp"
#include "scenarios/text/problems.hpp"

namespace gigaload::scenarios {

struct TableStore;

/// Opens the folder of a grid's tables, over which another may be laid; keeps the hash of each
/// table that was read.
class DataFolder {
 public:
  /// Opens a folder. `store`: where tables are looked for first, and put after; may be null.
  DataFolder(std::filesystem::path folder, Problems& problems, TableStore* store = nullptr);

  [[nodiscard]] const std::filesystem::path& path() const { return folder_; }
  [[nodiscard]] bool is_there() const;

  /// Lays a folder over this one: each table that is in it is read in place of that of its name.
  void lay_over(std::filesystem::path overlay) { overlay_ = std::move(overlay); }
  /// Returns the folder that is laid over; empty for none.
  [[nodiscard]] const std::filesystem::path& overlay() const { return overlay_; }

  /// Tells whether there is a table that a folder may do without.
  [[nodiscard]] bool has(const std::string& name) const;

  /// Reads the table `name` ("fleet.csv"). Without rows, and a problem, if it cannot be read;
  /// without a problem of its own where the whole folder is not there.
  [[nodiscard]] CsvTable table(const std::string& name);

  /// Reads a table that a folder need not have; where it has none, without rows and problem.
  [[nodiscard]] CsvTable table_if_there(const std::string& name);

  /// Reads a table that stands outside of the folder, as table() does; a problem if it cannot be
  /// read.
  [[nodiscard]] CsvTable table_outside(const std::filesystem::path& file);

  /// Returns the name and SHA-256 of each table read, by name.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> hashes() const;
  /// Adds the names and hashes of tables that were read before.
  void add_hashes(const std::vector<std::pair<std::string, std::string>>& hashes);

 private:
  [[nodiscard]] CsvTable read(const std::filesystem::path& path, const std::string& name);
  /// Returns where the table is, or would be: laid over, or else in the folder.
  [[nodiscard]] std::filesystem::path path_of(const std::string& name) const;

  std::filesystem::path folder_, overlay_;
  Problems& problems_;
  TableStore* store_;
  std::vector<std::pair<std::string, std::string>> hashes_;
};

}  // namespace gigaload::scenarios
