#include "sim/swing/fourier.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

using namespace gigaload::sim;

TEST_CASE("the transform is that of its definition, for lengths of any factors") {
  for (const std::size_t size : {1U, 2U, 7U, 16U, 30U, 77U}) {
    const Fourier fourier(size);
    Fourier::Values from(size), to(size), back(size);
    for (std::size_t j = 0; j < size; ++j) {
      const auto at = static_cast<double>(j);
      from[j] = {std::cos(1.3 * at * at), std::sin(0.7 * at) + 0.1 * at};
    }
    fourier.forward(from, to);
    fourier.inverse(to, back);
    for (std::size_t k = 0; k < size; ++k) {
      std::complex<double> sum;
      for (std::size_t j = 0; j < size; ++j) {
        const double turn = static_cast<double>(j * k) / static_cast<double>(size);
        sum += from[j] * std::polar(1.0, -2.0 * std::numbers::pi * turn);
      }
      CHECK(std::abs(to[k] - sum) < 1e-11 * static_cast<double>(size));
      CHECK(std::abs(back[k] - from[k]) < 1e-12);
    }
  }
}
