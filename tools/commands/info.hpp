#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "output/result/result_file.hpp"
#include "tools/program/command.hpp"

namespace gigaload::tools {

/// InfoCommand prints what a result holds, its campuses one by one, a table of it, or what any
/// result may hold.
struct InfoCommand {
  static constexpr const char* kName = "info";
  static constexpr const char* kText =
      "What is in a result: dimensions, headline table, provenance";

  std::filesystem::path file;
  bool variables = false;
  bool campuses = false;
  std::optional<std::string> table;
  bool json = false, csv = false;
  std::optional<int> year;
  std::optional<std::string> region;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] int run(const Call& call) const;

 private:
  void check_choice() const;
  void print_table() const;
  [[nodiscard]] std::string text_of(const output::ResultFile& result) const;
  [[nodiscard]] std::string campuses_text(const output::ResultFile& result) const;
};

}  // namespace gigaload::tools
