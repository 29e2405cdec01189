#pragma once

/// Reads an open PRAS file: its attributes, its tables of entities and its series, each checked
/// before it is believed. Files come from others and may be damaged: whatever is missing, of a
/// wrong shape or type, or out of range is an InputError that names file, group and dataset.

#include <cstddef>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "grid/adequacy/system/system.hpp"
#include "output/hdf5/hdf5_handle.hpp"
#include "scenarios/pras/pras_budget.hpp"

namespace gigaload::scenarios {

class PrasInput {
 public:
  /// Opens the file and checks its version.
  explicit PrasInput(const std::filesystem::path& path);

  [[noreturn]] void fail(const std::string& what) const;
  [[noreturn]] void fail(const std::string& group, const std::string& what) const;

  [[nodiscard]] std::string text_attribute(const char* name) const;
  /// Reads a whole number from 1 on.
  [[nodiscard]] std::size_t number_attribute(const char* name) const;
  /// Returns all text attributes that are not PRAS's own.
  [[nodiscard]] std::map<std::string, std::string> user_attributes() const;

  [[nodiscard]] bool has(const char* group) const;
  /// Names what the file has besides what was asked of it: attributes that are no texts, groups and
  /// datasets.
  [[nodiscard]] std::vector<std::string> unread() const;

  /// Fails where so many bytes more than are kept already are too many for a file of this size.
  void keep(const std::string& group, double bytes) const;

  /// Returns the columns of the group's `_core` by name: [field][entity].
  [[nodiscard]] std::vector<std::vector<std::string>> core(
      const std::string& group, const std::vector<std::string>& fields) const;
  /// Returns one series for each entity of a dataset [step][entity].
  [[nodiscard]] std::vector<grid::adequacy::Series> series(const std::string& group,
                                                           const std::string& name,
                                                           std::size_t steps,
                                                           std::size_t entities) const;
  /// Returns one number for each entity of a dataset [1][entity], [entity] or [step][entity], of
  /// whose steps the first counts; empty where there is no such dataset.
  [[nodiscard]] std::vector<double> at_start(const std::string& group, const std::string& name,
                                             std::size_t entities) const;
  /// Tells whether the file's version is at least 0.`minor`.
  [[nodiscard]] bool is_from(int minor) const { return minor_ >= minor; }

 private:
  void check_version();
  [[nodiscard]] output::Dataset dataset(const std::string& group, const std::string& name) const;
  [[nodiscard]] std::vector<std::string> column(const std::string& group,
                                                const output::Dataset& core, hsize_t entities,
                                                const std::string& field) const;
  void check_series(const std::string& group, const std::string& name, const output::Dataset& set,
                    std::size_t steps, std::size_t entities) const;
  void check_chunk(const std::string& group, const std::string& name,
                   const output::Dataset& set) const;
  void check_slab(const std::string& group, const std::string& name, double bytes) const;
  [[nodiscard]] hsize_t columns_at_a_time(const std::string& group, const std::string& name,
                                          const output::Dataset& set, std::size_t steps,
                                          std::size_t entities) const;

  std::string name_;
  mutable PrasBudget budget_;
  mutable std::map<std::string, std::set<std::string>> read_;  // datasets by group
  output::File file_;
  int minor_ = 0;  // of the version
};

}  // namespace gigaload::scenarios
