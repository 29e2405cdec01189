#include "output/files/output_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <sstream>
#include <system_error>
#include <thread>

#include "output/files/cannot_write.hpp"
#include "output/files/file_lock.hpp"
#include "output/files/partial_file.hpp"

namespace gigaload::output {

namespace {

namespace fs = std::filesystem;

constexpr const char* kTitle = "gigaload lock 1";

fs::path lock_path(const fs::path& path) {
  fs::path lock = partial_path(path);
  lock += ".lock";
  return lock;
}

/// Holder is what a lock's file says of the process that has or had it.
struct Holder {
  std::string command, process, host;
};

std::string text_of(int file) {
  std::array<char, 1024> text{};
  const ssize_t read = pread(file, text.data(), text.size(), 0);
  return {text.data(), read > 0 ? static_cast<std::size_t>(read) : 0};
}

/// Nothing if the text is of no lock, or not whole.
std::optional<Holder> holder_of(const std::string& text) {
  std::istringstream lines(text);
  std::string title;
  Holder holder;
  const bool whole = std::getline(lines, title) && title == kTitle &&
                     std::getline(lines, holder.command) && std::getline(lines, holder.process) &&
                     std::getline(lines, holder.host) && !lines.eof();
  return whole ? std::optional(holder) : std::nullopt;
}

std::string own_host() {
  std::array<char, 256> host{};
  return gethostname(host.data(), host.size() - 1) == 0 ? host.data() : "an unknown host";
}

/// Tells whether a process may be at work: one of another host may.
bool may_live(const Holder& holder) {
  if (holder.host != own_host()) return true;
  pid_t process = 0;
  const char* const end = holder.process.data() + holder.process.size();
  const auto [rest, error] = std::from_chars(holder.process.data(), end, process);
  if (error != std::errc{} || rest != end || process <= 0) return false;
  return kill(process, 0) == 0 || errno != ESRCH;
}

/// Whoever takes a lock writes into its file next, so that for a moment the file names nobody, or
/// one that was killed. Returns the holder of a lock that is held.
std::optional<Holder> holder_at_work(int file) {
  constexpr int kLooks = 40;
  constexpr std::chrono::milliseconds kPause{5};
  for (int look = 1;; ++look) {
    auto holder = holder_of(text_of(file));
    if (look == kLooks || (holder && may_live(*holder))) return holder;
    std::this_thread::sleep_for(kPause);
  }
}

std::string called(const std::optional<Holder>& holder) {
  if (!holder) return "another gigaload";
  return fmt::format("{} (process {} on {})", holder->command, holder->process, holder->host);
}

std::string own_text(const std::string& command) {
  return fmt::format("{}\n{}\n{}\n{}\n", kTitle, command, getpid(), own_host());
}

}  // namespace

void OutputLock::open() {
  // O_NONBLOCK: a pipe of that name is looked at, not waited for
  file_ = Descriptor(
      ::open(path_.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666));
  struct stat status{};
  const bool opened = file_.is_open() && fstat(file_.get(), &status) == 0;
  if (opened && S_ISREG(status.st_mode)) return;
  const int error = errno;
  if (opened || error == ELOOP || error == EISDIR || error == ENXIO) {
    throw cannot_write(path_,
                       "there is something of this name that is no plain file: move it away");
  }
  throw cannot_write(path_, error);
}

bool OutputLock::has_the_name() const {
  struct stat named{}, locked{};
  return lstat(path_.c_str(), &named) == 0 && fstat(file_.get(), &locked) == 0 &&
         named.st_dev == locked.st_dev && named.st_ino == locked.st_ino;
}

OutputLock::OutputLock(const fs::path& path, const std::string& command) : path_(lock_path(path)) {
  check_destination(path);
  Lock lock{};
  for (;;) {
    open();
    lock = lock_bytes(file_.get(), 0, 0);
    if (lock != Lock::taken || has_the_name()) break;
    file_ = Descriptor();  // its last holder has removed it meanwhile
  }
  if (lock == Lock::held_by_others) {
    const std::string holder = called(holder_at_work(file_.get()));
    throw cannot_write(
        path, holder + " writes it at this moment. Wait until it ends, or choose another output");
  }
  const std::string before = text_of(file_.get());
  const auto holder = holder_of(before);
  const std::string text = own_text(command);
  if (!before.empty() && !before.starts_with("gigaload lock")) {
    throw cannot_write(path_,
                       "there is a file of this name that is no lock of gigaload: move it away");
  }
  keeps_others_out_ = lock == Lock::taken;
  if (keeps_others_out_ && holder) left_by_ = holder->command;
  errno = ENOSPC;
  if (ftruncate(file_.get(), 0) != 0 ||
      pwrite(file_.get(), text.data(), text.size(), 0) != static_cast<ssize_t>(text.size())) {
    const int error = errno;
    unlink(path_.c_str());
    throw cannot_write(partial_path(path), error);
  }
}

OutputLock::~OutputLock() { unlink(path_.c_str()); }  // while it has the lock

std::optional<std::string> writer_of(const fs::path& path) {
  const Descriptor file(
      open(lock_path(path).c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!file.is_open() || locked_by_others(file.get(), 0, 1).count == 0) return std::nullopt;
  return called(holder_at_work(file.get()));
}

}  // namespace gigaload::output
