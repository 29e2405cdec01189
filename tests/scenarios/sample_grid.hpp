#pragma once

#include <filesystem>
#include <string>

namespace gigaload::scenarios {

/// A folder of its own for one test, removed with all that is in it.
class TestFolder {
 public:
  TestFolder();
  ~TestFolder();
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Writes a file, its folders too, and gives its path.
  std::filesystem::path write(const std::string& name, const std::string& text) const;

 private:
  std::filesystem::path path_;
};

/// Writes the tables of a made-up grid into `folder`/data: regions AA and BB (division East) and
/// CC (West), interfaces AA-BB (AC, 100 and 80 MW) and BB-CC (unlimited), technologies gas,
/// wind, battery, hydro.
void write_sample_grid(const TestFolder& folder);

}  // namespace gigaload::scenarios
