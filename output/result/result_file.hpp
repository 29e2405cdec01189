#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "grid/core/calendar.hpp"

namespace gigaload::output {

/// Holds numbers with their shape, the last axis fastest.
struct Array {
  std::vector<std::size_t> shape;
  std::vector<double> values;
};

struct VariableInfo {
  std::string path;  // "demand", "summary/energy"
  std::vector<std::string> dimensions;
  std::vector<std::size_t> shape;
  std::string unit;
  std::string long_name;
};

/// Reads a result, whole or `.partial`. A path is that of schema 2; in a file of schema 1 the
/// variable of the name that it had there is meant.
class ResultFile {
 public:
  /// Throws InputError: no such file, none of gigaload's, damaged, another schema major version.
  explicit ResultFile(std::filesystem::path path);
  ~ResultFile();
  ResultFile(ResultFile&&) noexcept;
  ResultFile& operator=(ResultFile&&) noexcept;

  [[nodiscard]] const std::filesystem::path& path() const;
  [[nodiscard]] std::size_t planned_hours() const;
  [[nodiscard]] std::size_t hours() const;
  /// Tells whether all planned hours are there and the summary is written.
  [[nodiscard]] bool is_complete() const;
  [[nodiscard]] grid::Hour begin() const;

  /// Returns names and sizes of the dimensions in the root and the groups:
  ///
  ///     "time", "buildout/exchange_time", ...
  [[nodiscard]] std::vector<std::pair<std::string, std::size_t>> dimensions() const;
  [[nodiscard]] std::vector<VariableInfo> variables() const;

  /// Returns every root attribute as text, in the order written: the provenance.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> attributes() const;
  [[nodiscard]] std::string schema_version() const;

  [[nodiscard]] bool contains(const std::string& path) const;
  /// Reads labels such as "region" or "campus_title"; empty where there is nothing to be labelled.
  [[nodiscard]] std::vector<std::string> labels(const std::string& path) const;
  /// Reads all of a variable: "summary/energy" is [year][region], "buildout/energised"
  /// [time][campus]. Throws InputError when there is none.
  [[nodiscard]] Array read(const std::string& path) const;
  /// Reads rows [first, first + count) of its first axis, so that hours can be read in blocks.
  [[nodiscard]] Array read(const std::string& path, std::size_t first, std::size_t count) const;
  [[nodiscard]] std::vector<int> years() const;
  /// Start of each exchange on file, ascending within the run. Throws InputError.
  [[nodiscard]] std::vector<grid::Hour> exchange_times() const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace gigaload::output
