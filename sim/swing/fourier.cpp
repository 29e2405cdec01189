#include "sim/swing/fourier.hpp"

#include <kissfft/kissfft.hh>

namespace gigaload::sim {

struct Fourier::Plans {
  explicit Plans(std::size_t size) : forward(size, false), inverse(size, true) {}
  kissfft<double> forward, inverse;
};

Fourier::Fourier(std::size_t size) : size_(size), plans_(std::make_unique<Plans>(size)) {}

Fourier::~Fourier() = default;

void Fourier::forward(const Values& from, Values& to) const {
  plans_->forward.transform(from.data(), to.data());
}

void Fourier::inverse(const Values& from, Values& to) const {
  plans_->inverse.transform(from.data(), to.data());
  const double scale = 1.0 / static_cast<double>(size_);
  for (std::complex<double>& value : to) value *= scale;
}

}  // namespace gigaload::sim
