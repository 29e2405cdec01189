#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <vector>

#include "tools/sweep/store/manifest.hpp"
#include "tools/sweep/store/part_file.hpp"

namespace gigaload::tools::sweep {

/// ResultIndex knows where a folder's files hold the results of each member of its manifest. If two
/// workers have done a member, the results are the same; done counts before failed, the last
/// failure before an earlier one.
class ResultIndex {
 public:
  /// Looks through the files of the manifest, which must outlive the index.
  explicit ResultIndex(const Manifest& manifest);

  /// Takes in what was written since the last call. Throws InputError for a file of another sweep.
  void refresh();

  /// Finds the result of a member; nothing if it is missing.
  [[nodiscard]] std::optional<Outcome> outcome(std::size_t member) const;
  /// Returns a number that differs for a member's every attempt on file; 0 if none is.
  [[nodiscard]] std::uint64_t attempt(std::size_t member) const;
  [[nodiscard]] std::vector<double> values(std::size_t member) const;
  [[nodiscard]] Note note(std::size_t member) const;

 private:
  struct Entry {
    std::uint64_t begin = 0;  // of the record; 0: none
    std::uint32_t part = 0;
    Outcome outcome = Outcome::failed;
  };
  [[nodiscard]] RecordPlace place(std::size_t member) const;

  const Manifest& manifest_;
  std::vector<PartReader> parts_;
  std::set<std::filesystem::path> known_;  // theirs
  std::vector<Entry> entries_;
};

/// Writes ascending numbers as Slurm's --array takes them, such as "3,7-11".
[[nodiscard]] std::string array_list(const std::vector<std::size_t>& numbers);

}  // namespace gigaload::tools::sweep
