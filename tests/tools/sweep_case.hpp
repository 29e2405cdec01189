#pragma once

/// A folder with a small scenario and sweeps of it, for the tests of sweeps.

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/tools/small_plan.hpp"
#include "tools/sweep/run/expand.hpp"

namespace gigaload::tools::sweep {

class SweepFolder {
 public:
  SweepFolder()
      : path_(std::filesystem::temp_directory_path() /
              ("gigaload sweep " + std::to_string(getpid()))) {
    std::filesystem::create_directories(path_);
    write("small.toml", kSmallScenario);
  }
  ~SweepFolder() { std::filesystem::remove_all(path_); }
  SweepFolder(const SweepFolder&) = delete;
  SweepFolder& operator=(const SweepFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name) << text;
    return path_ / name;
  }
  /// The folder of a frozen sweep of that many members, over seeds.
  [[nodiscard]] std::filesystem::path expanded(int members) const {
    const auto sweep = write("seeds.toml",
                             "scenario = \"small.toml\"\n[axis.number]\nkey = \"run.seed\"\n"
                             "from = 1\nto = " +
                                 std::to_string(members) + "\ncount = " + std::to_string(members));
    expand(sweep, path_ / "seeds");
    return path_ / "seeds";
  }

 private:
  std::filesystem::path path_;
};

}  // namespace gigaload::tools::sweep
