#include "tests/fuzz/input_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <stdexcept>

namespace gigaload::fuzz {

void InputFile::write(std::string_view bytes) const {
  const int file = open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  const bool written =
      file >= 0 && ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  if (file >= 0) close(file);
  if (!written) throw std::runtime_error("cannot write " + path_.string());
}

}  // namespace gigaload::fuzz
