#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "grid/core/error.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

/// Returns what the user is told when a partial file is not gone on from; empty when it is.
inline std::string open_message(const sim::Scenario& s, const Provenance& p,
                                const std::filesystem::path& path) {
  return message_of<InputError>([&] { TrajectoryFile::open_partial(s, p, path); });
}

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

inline void write_text(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace gigaload::output
