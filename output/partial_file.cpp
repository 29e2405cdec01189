#include "output/partial_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "grid/error.hpp"

namespace gigaload::output {

namespace {

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& reason) {
  throw InputError("cannot write " + path.string() + ": " + reason);
}

std::string reason_of(int error) { return std::generic_category().message(error); }

class Descriptor {
 public:
  explicit Descriptor(const std::filesystem::path& path, int mode = O_RDONLY)
      : id_(open(path.c_str(), mode | O_CLOEXEC)) {}
  ~Descriptor() {
    if (id_ >= 0) close(id_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return id_; }

 private:
  int id_;
};

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
  if (std::filesystem::is_directory(path, ignored)) refuse(path, "it is a directory");
  const std::filesystem::path directory = directory_of(path);
  if (!std::filesystem::is_directory(directory, ignored)) {
    refuse(path, directory.string() + " is no directory");
  }
}

void check_not_in_use(const std::filesystem::path& partial) {
  const Descriptor file(partial);
  // HDF5 locks a file that it has open for writing in the same way
  if (file.get() >= 0 && flock(file.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    refuse(partial, "another program has it open, perhaps a run of the same output");
  }
}

void require_room(const std::filesystem::path& partial, std::size_t bytes) {
  const Descriptor file(partial, O_RDWR);
  struct stat before {};
  if (file.get() < 0 || fstat(file.get(), &before) != 0) refuse(partial, reason_of(errno));
  if (fallocate(file.get(), 0, before.st_size, static_cast<off_t>(bytes)) == 0) {
    if (ftruncate(file.get(), before.st_size) != 0) refuse(partial, reason_of(errno));
    return;
  }
  const int error = errno;
  if (error == ENOSPC || error == EDQUOT || error == EFBIG) {
    // what was found free before the end of it stays allocated otherwise
    if (ftruncate(file.get(), before.st_size) != 0) refuse(partial, reason_of(errno));
    refuse(partial, reason_of(error));
  }
  // a file system that cannot say: the writing itself will
}

void publish(const std::filesystem::path& partial, const std::filesystem::path& path) {
  const Descriptor file(partial);
  if (file.get() < 0 || fsync(file.get()) != 0) refuse(partial, reason_of(errno));
  std::error_code error;
  std::filesystem::rename(partial, path, error);
  if (error) refuse(path, error.message() + " (the whole result is in " + partial.string() + ")");
  // the name is durable when the directory is; some file systems cannot say, then it is theirs
  const Descriptor directory(directory_of(path));
  if (directory.get() >= 0) fsync(directory.get());
}

}  // namespace gigaload::output
