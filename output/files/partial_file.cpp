#include "output/files/partial_file.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "output/files/cannot_write.hpp"
#include "output/files/descriptor.hpp"

namespace gigaload::output {

namespace {

std::string reason_of(int error) { return std::generic_category().message(error); }

std::string advice(std::size_t bytes, const std::string& then) {
  return ": " + std::to_string(bytes / 1'000'000) + " MB are wanted. Make room and " + then + ".";
}

Descriptor opened(const std::filesystem::path& path) {
  return Descriptor(open(path.c_str(), O_RDONLY | O_CLOEXEC));
}

std::filesystem::path directory_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

}  // namespace

std::filesystem::path partial_path(const std::filesystem::path& path) {
  std::filesystem::path partial = path;
  partial += ".partial";
  return partial;
}

void check_destination(const std::filesystem::path& path) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) throw cannot_write(path, "it is a directory");
  const std::filesystem::path directory = directory_of(path);
  if (!std::filesystem::is_directory(directory, ignored)) {
    throw cannot_write(path, directory.string() + " is no directory");
  }
}

bool is_plain_file(const std::filesystem::path& path) {
  struct stat status{};
  if (lstat(path.c_str(), &status) != 0) {
    if (errno == ENOENT) return false;
    throw cannot_write(path, errno);
  }
  if (S_ISREG(status.st_mode)) return true;
  throw cannot_write(path, "there is something of this name that is no plain file: move it away");
}

void remove_plain_file(const std::filesystem::path& path) {
  if (is_plain_file(path) && unlink(path.c_str()) != 0) throw cannot_write(path, errno);
}

void make_way(const OutputLock& lock, const std::filesystem::path& partial) {
  if (!is_plain_file(partial)) return;
  if (!lock.left_by().empty() && lock.left_by() != kRunCommand) return remove_plain_file(partial);
  throw cannot_write(
      partial,
      "there is a file of this name, perhaps an interrupted run: end it with gigaload run "
      "--resume, choose another -o, or move it away");
}

void require_room(const std::filesystem::path& partial, std::size_t bytes,
                  const std::string& then) {
  struct stat file{};
  struct statvfs disk{};
  if (stat(partial.c_str(), &file) != 0 || statvfs(partial.c_str(), &disk) != 0) {
    throw cannot_write(partial, errno);
  }
  rlimit limit{};
  if (getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY &&
      limit.rlim_cur < static_cast<rlim_t>(file.st_size) + bytes) {
    throw cannot_write(partial, reason_of(EFBIG) + advice(bytes, then));
  }
  // a file system without blocks cannot say
  if (disk.f_blocks > 0 && disk.f_bavail < bytes / disk.f_frsize + 1) {
    throw cannot_write(partial, reason_of(ENOSPC) + advice(bytes, then));
  }
}

void publish(const std::filesystem::path& partial, const std::filesystem::path& path) {
  const Descriptor file = opened(partial);
  if (!file.is_open() || fsync(file.get()) != 0) throw cannot_write(partial, errno);
  std::error_code error;
  std::filesystem::rename(partial, path, error);
  if (error)
    throw cannot_write(path,
                       error.message() + " (the whole result is in " + partial.string() + ")");
  // the name is durable when the directory is; some file systems cannot say, then it is theirs
  const Descriptor directory = opened(directory_of(path));
  if (directory.is_open()) fsync(directory.get());
}

}  // namespace gigaload::output
