#pragma once

/// Each process writes the results of the members that it has run into a file of its own,
/// `part-0000.gls`, to which it only appends. A killed process leaves all whole records and perhaps
/// the beginning of one, which the next owner of the file cuts off; that is what no library of
/// tables offers without a flush for every member. Damage is told apart from such an end, and
/// nothing of a damaged file is cut off. Little-endian:
///
///     file    "gigaload sweep part 2\n", digest of the manifest (64), "\n", records
///     record  head (64 bytes: below), note (JSON), values (float64)

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "output/files/descriptor.hpp"

namespace gigaload::tools::sweep {

enum class Outcome : std::uint32_t { done = 1, failed = 2 };

/// Note tells people how a member ended; status prints it.
struct Note {
  std::string reason;        // why it failed
  std::string reached;       // day that the run had reached
  double seconds = 0.0;      // all in all
  double run_seconds = 0.0;  // of them in the simulation itself
  double steps = 0.0;        // of the years' solver
  int exit_code = 0;         // that `gigaload run` would have ended with
};

struct RecordHead {
  std::uint64_t member = 0;
  std::uint64_t key = 0;  // Manifest::key
  Outcome outcome = Outcome::done;
  std::uint32_t note_bytes = 0;
  std::uint64_t values = 0;
  std::uint64_t checksum = 0;  // of note and values
};

/// RecordPlace tells where a record stands.
struct RecordPlace {
  RecordHead head;
  std::uint64_t begin = 0;
  std::uint64_t note_begin = 0;
};

/// PartReader reads a file of results to which others may be appending.
class PartReader {
 public:
  /// Opens the file. Throws InputError if it is another sweep's or no file of results. A file that
  /// is too short to say is empty.
  PartReader(std::filesystem::path path, const std::string& manifest_digest);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Visits the whole records that were added since the last call.
  void scan(const std::function<void(const RecordPlace&)>& visit);
  /// Reads the record that begins there. Throws InputError when none does.
  [[nodiscard]] RecordPlace at(std::uint64_t begin) const;
  /// Reads its content. Throws InputError when the bytes are not those that were written.
  [[nodiscard]] std::vector<double> values(const RecordPlace& place) const;
  [[nodiscard]] Note note(const RecordPlace& place) const;
  /// Throws InputError where the file has more behind the whole records that were seen than the
  /// beginning of one, and nobody is appending.
  void check_end() const;
  /// Says what is damaged behind the records that were seen: more than the beginning of one, which
  /// a killed process leaves, and more than zeros, which a file system may.
  [[nodiscard]] std::optional<std::string> damage() const;
  /// Returns the end of the whole records seen so far.
  [[nodiscard]] std::uint64_t end() const { return end_; }

 private:
  /// Reads note and values, held against their checksum.
  [[nodiscard]] std::vector<std::byte> body(const RecordPlace& place) const;
  bool check_head();

  std::filesystem::path path_;
  std::string digest_;
  output::Descriptor file_;
  std::uint64_t end_ = 0;
};

/// PartWriter appends to a file of results of its own.
class PartWriter {
 public:
  /// Takes the first file of the folder that nobody has locked, and cuts off what its last owner
  /// left unfinished. The lock ends with the process, however that ends. Throws InputError, and for
  /// a file with a damaged record, which is left as it is.
  PartWriter(const std::filesystem::path& folder, const std::string& manifest_digest);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Appends one record, whole or not at all; of a note above 1 MiB reason and reached are
  /// shortened. Throws InputError when the disk is full.
  void append(RecordHead head, const Note& note, std::span<const double> values);
  /// Makes what was appended durable.
  void flush();

 private:
  bool take(const std::filesystem::path& path, const std::string& manifest_digest);

  std::filesystem::path path_;
  output::Descriptor file_;
  std::uint64_t end_ = 0;
};

/// Lists the folder's files of results by number.
[[nodiscard]] std::vector<std::filesystem::path> part_paths(const std::filesystem::path& folder);

}  // namespace gigaload::tools::sweep
