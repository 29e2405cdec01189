#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gigaload::tools {

/// The rule of loads through dips where none is named.
inline constexpr const char* kUsualRule = "NOGRR282";

/// EventAsked holds what a user wants to be lost, and by which rule loads leave.
struct EventAsked {
  std::vector<std::string> trips;   // "campus.NAME" or "unit"
  std::optional<std::string> loss;  // a power such as "1500 MW"; below zero generation
  std::optional<std::filesystem::path> dips;
  /// Is of these loads through the dips, kUsualRule if none is given, and of all campuses as the
  /// frequency moves.
  std::optional<std::string> rule;
  std::optional<std::filesystem::path> rules;  // in place of the shipped ones
  std::string interconnection = "eastern";     // of `loss` and of a unit
  std::optional<double> seconds;               // that it is followed
};

}  // namespace gigaload::tools
