#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "output/result/result_file.hpp"
#include "tools/program/command.hpp"

namespace gigaload::tools {

/// InfoCommand prints what a result holds, its campuses one by one, or what any result may hold.
struct InfoCommand {
  static constexpr const char* kName = "info";
  static constexpr const char* kText =
      "What is in a result: dimensions, headline table, provenance";

  std::filesystem::path file;
  bool variables = false;
  bool campuses = false;
  bool json = false;
  std::optional<int> year;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;

 private:
  [[nodiscard]] std::string campuses_text(const output::ResultFile& result) const;
};

}  // namespace gigaload::tools
