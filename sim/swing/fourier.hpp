#pragma once

#include <complex>
#include <cstddef>
#include <memory>
#include <vector>

namespace gigaload::sim {

/// Fourier has the discrete Fourier transform of one length, X_k = sum of x_j exp(-2 pi i j k / n).
class Fourier {
 public:
  using Values = std::vector<std::complex<double>>;

  /// Prepares transforms of `size` values, one at least.
  explicit Fourier(std::size_t size);
  ~Fourier();
  Fourier(const Fourier&) = delete;
  Fourier& operator=(const Fourier&) = delete;

  [[nodiscard]] std::size_t size() const { return size_; }
  /// Transforms `from` into `to`; both are of size() values and not the same.
  void forward(const Values& from, Values& to) const;
  /// Transforms back, divided by the size, so that the inverse of the forward transform is what it
  /// was made of.
  void inverse(const Values& from, Values& to) const;

 private:
  struct Plans;
  std::size_t size_;
  std::unique_ptr<Plans> plans_;
};

}  // namespace gigaload::sim
