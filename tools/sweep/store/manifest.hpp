#pragma once

/// The file `manifest.jsonl` in its folder is a frozen sweep:
///
///     {"gigaload_sweep": 2, "sweep": "<text>", "scenario": "<text>", ...}    the head
///     {"member":0,"seed":1,"values":{"construction":"3 yr"},"data":"<16 hex>","hash":"<64 hex>"}
///     ...
///     {"chain":"<64 hex>"}     SHA-256 over all lines before:
///                              c = sha256(c before + line)
///
/// The hash is a member's identity, made from scenario, data files, program, chosen results, values
/// and seed. Members with the same hash have the same results.

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "grid/core/error.hpp"
#include "output/files/new_file.hpp"
#include "output/files/output_lock.hpp"
#include "tools/sweep/design/plan.hpp"

namespace gigaload::tools::sweep {

struct ManifestHead {
  SweepText text;  // with the scenario frozen
  std::string program_version, git_revision, libraries;
  std::string created;                                           // "2026-01-01T12:00:00Z"
  std::vector<std::pair<std::string, std::string>> data_hashes;  // sorted; of all members' files
  std::size_t members = 0;
  std::size_t left_out = 0;  // by constraints
};

struct Member {
  std::size_t number = 0;
  std::uint64_t seed = 0;
  std::vector<scenarios::Node> values;  // by axis, with the axis' place
  std::string data;                     // digest of the data files that it reads, each at its place
  std::string hash;
};

[[nodiscard]] std::string digest_of(
    const std::vector<std::pair<std::string, std::string>>& data_hashes);

/// Makes the text that every member's hash begins with.
[[nodiscard]] std::string identity_of(const ManifestHead& head);
[[nodiscard]] std::string hash_of(const std::string& identity, const Plan& plan,
                                  const Member& member);

/// ManifestWriter writes the manifest of a folder under another name and renames it when it is
/// whole.
class ManifestWriter {
 public:
  /// Begins a manifest; `lock`: its path's. Throws InputError where the folder cannot be written.
  ManifestWriter(const std::filesystem::path& folder, const ManifestHead& head,
                 const output::OutputLock& lock);
  /// Fills in the member's hash.
  void add(const Plan& plan, Member& member);
  void finish();

 private:
  void put(const std::string& line);

  std::filesystem::path path_, partial_;
  std::string identity_;
  std::unique_ptr<output::NewFile> file_;
  std::string chain_;
};

class Manifest {
 public:
  /// Reads and checks the folder's manifest. Throws InputError if it is none, is of another
  /// version, or was damaged or edited.
  explicit Manifest(const std::filesystem::path& folder);

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] const ManifestHead& head() const { return head_; }
  /// Returns the digest of the whole file, by which results name their sweep.
  [[nodiscard]] const std::string& digest() const { return chain_; }
  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  [[nodiscard]] const Plan& plan() const { return plan_; }

  [[nodiscard]] Member member(std::size_t number) const;
  /// Returns the first 64 bits of a member's hash, which tell its results from others'.
  [[nodiscard]] std::uint64_t key(std::size_t number) const { return lines_.at(number).key; }

 private:
  struct Line {
    std::uint64_t begin = 0;
    std::uint64_t key = 0;
  };
  [[nodiscard]] Member parse(const std::string& line) const;
  void read_head(const std::string& line);
  void read_members();
  [[noreturn]] void refuse(const std::string& why) const;

  std::filesystem::path folder_, path_;
  ManifestHead head_;
  std::string chain_;
  Plan plan_;
  std::vector<Line> lines_;
  mutable std::ifstream file_;
};

/// ChangedData says that a data file is not the one of the manifest.
class ChangedData : public InputError {
 public:
  using InputError::InputError;
};

/// Throws InputError when this program is not the manifest's.
void check_same_program(const Manifest& manifest);
/// Throws ChangedData when the member's data files are not those with which it was expanded.
void check_same_data(const Manifest& manifest, const Member& member,
                     const std::vector<std::pair<std::string, std::string>>& data_hashes);

[[nodiscard]] std::filesystem::path manifest_path(const std::filesystem::path& folder);

}  // namespace gigaload::tools::sweep
