#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "output/files/descriptor.hpp"

namespace gigaload::output {

/// Names the command whose unfinished file can be gone on from.
inline constexpr const char* kRunCommand = "gigaload run";

/// OutputLock is the right to write a file of a name and the unfinished ones beside it. Two
/// processes that are given the same output would remove and rename each other's; every writer
/// holds it from before it looks at what is there until its file has its name.
///
/// The lock is on `path`.partial.lock, in which its holder says who it is: beside the output,
/// because a lock on a file that is renamed moves away with it. The kernel frees it when the
/// process ends, however that ends; the file then stays and tells the next one who left what there
/// is. Its last holder removes it while it has the lock, and a new one looks whether the file it
/// has locked still has the name.
///
/// On a file system without locks nobody is kept out here; then the unfinished file, which must not
/// exist when it is made, does it alone, and who finds one must not take it for one that was left.
class OutputLock {
 public:
  /// Takes the lock. `command`: who writes, such as "gigaload run". Throws InputError where the
  /// path can never be written, or another process writes it: then with command, number and host.
  OutputLock(const std::filesystem::path& path, const std::string& command);
  ~OutputLock();
  OutputLock(const OutputLock&) = delete;
  OutputLock& operator=(const OutputLock&) = delete;

  /// Tells whether others are kept out: the file system has locks.
  [[nodiscard]] bool keeps_others_out() const { return keeps_others_out_; }

  /// Returns the command of a process that ended without giving the lock back; empty if none did.
  [[nodiscard]] const std::string& left_by() const { return left_by_; }

 private:
  void open();
  [[nodiscard]] bool has_the_name() const;

  std::filesystem::path path_;  // of the lock
  Descriptor file_;
  bool keeps_others_out_ = false;
  std::string left_by_;
};

/// Says who writes a path at this moment, such as "gigaload run (process 12 on node7)"; nothing if
/// nobody does, or the file system has no locks.
[[nodiscard]] std::optional<std::string> writer_of(const std::filesystem::path& path);

}  // namespace gigaload::output
