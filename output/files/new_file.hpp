#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

namespace gigaload::output {

/// NewFile writes a file that must not exist: what has the name already, a link or a pipe too, is
/// left alone. A file that is not closed is removed again. Throws InputError with path and reason.
class NewFile {
 public:
  explicit NewFile(std::filesystem::path path);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  void write(std::string_view bytes);
  /// Hands everything to the system. The file stays.
  void close();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::filesystem::path path_;
  std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace gigaload::output
