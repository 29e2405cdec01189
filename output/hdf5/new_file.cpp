#include "output/hdf5/new_file.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

#include "grid/core/error.hpp"

namespace gigaload::output {

NewFile::NewFile(std::filesystem::path path)
    : path_(std::move(path)), file_(std::fopen(path_.c_str(), "wxbe")) {
  if (!file_) refuse(errno);
}

NewFile::~NewFile() {
  if (!file_) return;
  file_.reset();
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

void NewFile::refuse(int error) const {
  throw InputError("cannot write " + path_.string() + ": " +
                   std::generic_category().message(error));
}

void NewFile::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) refuse(errno);
}

void NewFile::close() {
  if (std::fflush(file_.get()) != 0) refuse(errno);
  if (std::fclose(file_.release()) != 0) {
    const int error = errno;
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
    refuse(error);
  }
}

}  // namespace gigaload::output
