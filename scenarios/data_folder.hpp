#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/csv_table.hpp"
#include "scenarios/problems.hpp"

namespace gigaload::scenarios {

/// The folder of a grid's tables; keeps the hash of each that was read.
class DataFolder {
 public:
  DataFolder(std::filesystem::path folder, Problems& problems);

  [[nodiscard]] const std::filesystem::path& path() const { return folder_; }
  [[nodiscard]] bool is_there() const;

  /// The table `name` ("fleet.csv"). Without rows, and a problem, if it cannot be read; without a
  /// problem of its own where the whole folder is not there.
  [[nodiscard]] CsvTable table(const std::string& name);

  /// Name and SHA-256 of each table read, by name.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> hashes() const;

 private:
  std::filesystem::path folder_;
  Problems& problems_;
  std::vector<std::pair<std::string, std::string>> hashes_;
};

}  // namespace gigaload::scenarios
