#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gigaload::tools {

/// EventAsked holds what a user wants to be lost, and by which rule loads leave.
struct EventAsked {
  std::vector<std::string> trips;   // "campus.NAME" or "unit"
  std::optional<std::string> loss;  // a power such as "1500 MW"; below zero generation
  std::optional<std::filesystem::path> dips;
  std::string rule = "NOGRR282";
  std::optional<std::filesystem::path> rules;  // in place of the shipped ones
  std::string interconnection = "eastern";     // of `loss` and of a unit
};

}  // namespace gigaload::tools
