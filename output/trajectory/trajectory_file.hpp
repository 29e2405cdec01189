#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sim/clock/clock.hpp"
#include "sim/frame/frame.hpp"

namespace gigaload::sim {
struct Scenario;
}  // namespace gigaload::sim

namespace gigaload::output {

/// Makes a file repeatable from itself; becomes root attributes.
struct Provenance {
  std::string program_version;  // "0.1.0"
  std::string git_revision;
  std::string libraries;  // "SUNDIALS 6.4.1, HDF5 1.10.8, ..."
  std::string command_line;
  std::string settings;  // effective settings as text
  std::vector<std::pair<std::string, std::string>> data_hashes;
};

/// Writes `path`.partial and renames it to `path` when the run is whole. Nobody else of this
/// program writes the path as long as the object lives (OutputLock). Compression runs on a thread
/// of its own; what goes wrong there is thrown by record(), finish() or interrupt(). Throws
/// InputError for what a user can mend (unwritable, disk full, another scenario's partial file),
/// InternalError for frames out of order or of another size. After an exception nothing more can be
/// written; what is on file can be gone on from.
///
/// A file is killed without harm: hours and exchanges before the end of `time` are whole. Runs that
/// go on from there compute at most four weeks and one exchange again, and end in the same data.
/// With an ensemble they go on from its newest state, which is beside the file in
/// `path`.partial.state and a few seconds older when the program was killed; without a state, from
/// the start.
class TrajectoryFile : public sim::Recorder {
 public:
  /// Says what becomes of the .partial of an interrupted run where a new one starts.
  enum class Interrupted { keep, discard };
  /// Starts anew. Throws InputError where there is an interrupted run that is to be kept.
  TrajectoryFile(const sim::Scenario& scenario, const Provenance& provenance,
                 std::filesystem::path path, Interrupted interrupted = Interrupted::keep);
  ~TrajectoryFile() override;

  /// Opens an existing .partial of the same scenario to go on with. Nothing when there is none.
  static std::unique_ptr<TrajectoryFile> open_partial(const sim::Scenario& scenario,
                                                      const Provenance& provenance,
                                                      std::filesystem::path path);
  /// Says where the run must take up, after open_partial.
  [[nodiscard]] const sim::ResumePoint& resume_point() const;

  void record(const sim::Frame& frame) override;

  /// Writes the last chunk and the summary, closes the file, makes it lasting and renames it.
  void finish();
  /// Writes the last chunk as far as it goes and closes the file: readable, and resumable. Returns
  /// false where a run that goes on starts from the beginning: no block is whole, or no state of
  /// the ensemble there.
  bool interrupt();

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
  TrajectoryFile();
};

}  // namespace gigaload::output
