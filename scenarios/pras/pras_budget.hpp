#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace gigaload::scenarios {

/// Bounds what a PRAS file may ask of the machine by its size. A few bytes can claim terabytes: by
/// chunks that were never written, by numbers that deflate a thousandfold, by names that share one
/// dataset. Real files hold their numbers well within these bounds: deflated a hundredfold, most of
/// them the same in every step.
class PrasBudget {
 public:
  explicit PrasBudget(std::uintmax_t file_bytes);
  /// Takes the size of a file; 0 where there is none.
  explicit PrasBudget(const std::filesystem::path& file);

  /// Take another so many bytes of numbers to go through once, and to keep in memory. They return
  /// what is wrong with it; empty: nothing.
  [[nodiscard]] std::string go_through(double bytes);
  [[nodiscard]] std::string keep(double bytes);
  /// Returns the bytes that may still be kept.
  [[nodiscard]] double left_to_keep() const { return most_kept_ - kept_; }

 private:
  [[nodiscard]] std::string refusal(const char* what, double bytes, double most) const;

  double file_bytes_, most_gone_, most_kept_;
  double gone_ = 0.0, kept_ = 0.0;
};

}  // namespace gigaload::scenarios
