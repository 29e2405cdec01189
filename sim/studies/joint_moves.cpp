#include "sim/studies/joint_moves.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gigaload::sim {

namespace {

constexpr double kBetter = 0.7;   // of the largest need is progress
constexpr int kPatience = 12;     // rounds without any
constexpr double kCareful = 0.5;  // of what seems to be needed
constexpr double kTelling = 0.05;

double dot(std::span<const double> a, std::span<const double> b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

}  // namespace

JointMoves::JointMoves(std::size_t unknowns) : unknowns_(unknowns) { begin_with(1.0); }

void JointMoves::begin_with(double worth) {
  inverse_.assign(unknowns_ * unknowns_, 0.0);
  for (std::size_t i = 0; i < unknowns_; ++i) inverse_[i * unknowns_ + i] = worth;
}

std::vector<double> JointMoves::product(std::span<const double> vector) const {
  std::vector<double> result(unknowns_);
  for (std::size_t i = 0; i < unknowns_; ++i) {
    result[i] = dot(std::span(inverse_).subspan(i * unknowns_, unknowns_), vector);
  }
  return result;
}

std::vector<double> JointMoves::moves(std::span<const double> x, std::span<const double> needed,
                                      bool is_known) {
  if (is_known && has_point_) learn(x, needed);
  has_point_ = is_known;
  x_.assign(x.begin(), x.end());
  needed_.assign(needed.begin(), needed.end());
  note_progress(needed);
  return product(needed);
}

/// Changes the inverse by as little as makes it tell the last move from what it was worth.
void JointMoves::learn(std::span<const double> x, std::span<const double> needed) {
  std::vector<double> moved(unknowns_), worth(unknowns_), of_moved(unknowns_, 0.0);
  for (std::size_t i = 0; i < unknowns_; ++i) {
    moved[i] = x[i] - x_[i];
    worth[i] = needed_[i] - needed[i];
  }
  const std::vector<double> told = product(worth);
  const double length = dot(moved, moved), scale = dot(moved, told);
  if (length < 0.5 || std::abs(scale) <= kTelling * length) return;
  for (std::size_t i = 0; i < unknowns_; ++i) {
    for (std::size_t j = 0; j < unknowns_; ++j)
      of_moved[j] += moved[i] * inverse_[i * unknowns_ + j];
  }
  for (std::size_t i = 0; i < unknowns_; ++i) {
    for (std::size_t j = 0; j < unknowns_; ++j) {
      inverse_[i * unknowns_ + j] += (moved[i] - told[i]) * of_moved[j] / scale;
    }
  }
}

void JointMoves::note_progress(std::span<const double> needed) {
  double largest = 0.0;
  for (const double each : needed) largest = std::max(largest, std::abs(each));
  if (least_ == 0.0 || largest < kBetter * least_) {
    least_ = largest;
    since_ = 0;
  } else if (++since_ > kPatience) {
    begin_with(kCareful);
    least_ = largest;
    since_ = 0;
  }
}

}  // namespace gigaload::sim
