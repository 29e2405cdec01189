#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace gigaload::sim {

/// Says how far several unknowns move that each lack something, where the move of one is worth
/// something to the others too: a quasi-Newton method (Broyden, Math. Comp. 19, 1965) that begins
/// as if each were alone and one unit more were one unit less needed.
class JointMoves {
 public:
  explicit JointMoves(std::size_t unknowns);

  /// Returns the moves from `x`, where `needed` is what each lacks, negative for what is too much.
  /// `is_known`: all of these are no guesses; from two known points after each other it learns what
  /// moves are worth. Where nothing gets better for long it begins anew, more carefully.
  [[nodiscard]] std::vector<double> moves(std::span<const double> x, std::span<const double> needed,
                                          bool is_known);
  /// Forgets the last point, which the next one is no move from.
  void forget_point() { has_point_ = false; }

 private:
  void learn(std::span<const double> x, std::span<const double> needed);
  void note_progress(std::span<const double> needed);
  void begin_with(double worth);
  [[nodiscard]] std::vector<double> product(std::span<const double> vector) const;

  std::size_t unknowns_;
  std::vector<double> inverse_;  // [moved][needed]
  bool has_point_ = false;
  std::vector<double> x_, needed_;  // of the last point
  double least_ = 0.0;              // of the largest need; 0: none yet
  int since_ = 0;                   // rounds
};

}  // namespace gigaload::sim
