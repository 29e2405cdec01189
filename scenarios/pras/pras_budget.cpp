#include "scenarios/pras/pras_budget.hpp"

#include <fmt/format.h>

#include <system_error>

namespace gigaload::scenarios {

namespace {

constexpr double kMb = 1e6;
// rts.pras of PRAS has 46 MB of numbers in 0.7 MB; seven years of a continent have 20 GB in 200 MB
constexpr double kGone = 2000.0 * kMb, kGoneByByte = 300.0;
constexpr double kKept = 128.0 * kMb, kKeptByByte = 16.0;

std::uintmax_t bytes_of(const std::filesystem::path& path) {
  std::error_code none;
  const auto bytes = std::filesystem::file_size(path, none);
  return none ? 0 : bytes;
}

}  // namespace

PrasBudget::PrasBudget(std::uintmax_t file_bytes)
    : file_bytes_(static_cast<double>(file_bytes)),
      most_gone_(kGone + kGoneByByte * file_bytes_),
      most_kept_(kKept + kKeptByByte * file_bytes_) {}

PrasBudget::PrasBudget(const std::filesystem::path& file) : PrasBudget(bytes_of(file)) {}

std::string PrasBudget::go_through(double bytes) {
  gone_ += bytes;
  return gone_ <= most_gone_ ? std::string() : refusal("claims", gone_, most_gone_);
}

std::string PrasBudget::keep(double bytes) {
  kept_ += bytes;
  return kept_ <= most_kept_ ? std::string() : refusal("needs memory for", kept_, most_kept_);
}

std::string PrasBudget::refusal(const char* what, double bytes, double most) const {
  return fmt::format(
      "it {} {:.3g} MB of numbers; at most {:.3g} MB are read from a file of {:.3g} MB. Write "
      "fewer "
      "steps or entities, or the dataset without gaps",
      what, bytes / kMb, most / kMb, file_bytes_ / kMb);
}

}  // namespace gigaload::scenarios
