#include "output/files/new_file.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

#include "output/files/cannot_write.hpp"

namespace gigaload::output {

NewFile::NewFile(std::filesystem::path path)
    : path_(std::move(path)), file_(std::fopen(path_.c_str(), "wxbe")) {
  if (!file_) throw cannot_write(path_, errno);
}

NewFile::~NewFile() {
  if (!file_) return;
  file_.reset();
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

void NewFile::write(std::string_view bytes) {
  if (bytes.empty()) return;  // fwrite() takes no null pointer, of none either
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size())
    throw cannot_write(path_, errno);
}

void NewFile::close() {
  if (std::fflush(file_.get()) != 0) throw cannot_write(path_, errno);
  if (std::fclose(file_.release()) != 0) {
    const int error = errno;
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
    throw cannot_write(path_, error);
  }
}

}  // namespace gigaload::output
