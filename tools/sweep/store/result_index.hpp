#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <vector>

#include "tools/sweep/store/manifest.hpp"
#include "tools/sweep/store/part_file.hpp"

namespace gigaload::tools::sweep {

/// Where the results of each member are: what a folder's files hold of its manifest's members. Of a
/// member that two workers have done, results are the same; done counts before failed, the last
/// failure before an earlier one.
class ResultIndex {
 public:
  /// `manifest` is kept.
  explicit ResultIndex(const Manifest& manifest);

  /// Takes in what was written since the last call. Throws InputError for a file of another sweep.
  void refresh();

  /// Nothing: missing.
  [[nodiscard]] std::optional<Outcome> outcome(std::size_t member) const;
  /// Differs for a member's every attempt that is on file; 0: none is.
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

/// "3,7-11": what Slurm's --array takes. Numbers ascend.
[[nodiscard]] std::string array_list(const std::vector<std::size_t>& numbers);

}  // namespace gigaload::tools::sweep
