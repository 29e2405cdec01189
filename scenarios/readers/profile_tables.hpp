#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/language/settings.hpp"
#include "scenarios/tables/data_folder.hpp"
#include "sim/campus/it_load.hpp"

namespace gigaload::scenarios {

/// Reads a user's profile: 24 rows with the columns weekday and weekend, or 8760 rows with the
/// column share; more columns do no harm. Shares of any unit, none negative, not all zero. Nothing,
/// with problems, for any other table.
[[nodiscard]] std::optional<std::vector<double>> read_profile(const CsvTable& table);

/// Reads the profiles of the IT load that a scenario names, each once.
class Profiles {
 public:
  /// Takes in `folders` those of the sources of the scenario (Document::folders), for files beside
  /// them.
  Profiles(DataFolder& folder, const std::vector<std::filesystem::path>& folders,
           const Settings& settings, Problems& problems);

  /// Returns the profile that the text of `key` names. Null for "model", and, with a problem at the
  /// key or in the table, for one that cannot be had.
  [[nodiscard]] std::shared_ptr<const sim::ItProfile> find(const std::string& key);

  /// Returns path as given and SHA-256 of each user's table that was read.
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& hashes() const {
    return hashes_;
  }

 private:
  using Profile = std::shared_ptr<const sim::ItProfile>;
  void read_published();
  [[nodiscard]] Profile of_file(const std::string& key, const std::string& name);

  DataFolder& folder_;
  const std::vector<std::filesystem::path>& folders_;
  const Settings& settings_;
  Problems& problems_;
  std::optional<std::map<std::string, Profile>> published_;  // by name
  std::map<std::filesystem::path, Profile> files_;
  std::vector<std::pair<std::string, std::string>> hashes_;
};

}  // namespace gigaload::scenarios
