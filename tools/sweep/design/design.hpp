#pragma once

/// A design says where a sweep looks: its members are points of the unit cube, with one coordinate
/// for each axis, from which distribution.hpp makes values.
///
/// Latin hypercube (McKay, Beckman and Conover 1979): with a permutation pi_d for each axis
///
///     x[i,d] = (pi_d(i) + u[i,d]) / N
///
/// Sobol: Joe and Kuo's direction numbers (2008; Boost.Random), the origin being the first point,
/// with nested uniform scrambling (Owen 1995): bit b of x[i,d] is flipped or not by one random bit
/// that belongs to (d, b, the bits of x[i,d] before b). A scrambled point is uniform in the cube,
/// any two axes keep the sequence's evenness, and another seed is an independent replicate. N
/// should be a power of 2: then every axis has one point in each interval of length 1/N.
///
/// Saltelli (2002): from N points of 2 D coordinates, the halves of which are A and B, the rows
///
///     A_j, AB_1,j ... AB_D,j, B_j        AB_i,j is A_j with coordinate i of B_j
///
/// for j = 0 ... N-1: N (D + 2) members. The points are a scrambled Sobol sequence; the rows of one
/// j stand together, so that the first members of a design are themselves a design.
///
/// Random numbers are counter-based, by (seed, axis, point): the first axes of a design do not
/// depend on how many there are, except that B's numbers are those of the axes D ... 2 D - 1.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace gigaload::tools::sweep {

/// A sweep has no more members, whatever its design.
inline constexpr std::size_t kMostMembers = 1'000'000;

enum class DesignKind : std::uint8_t { latin_hypercube, sobol, saltelli };

/// DesignMatrix holds points in [0, 1), row by row.
class DesignMatrix {
 public:
  DesignMatrix(std::size_t members, std::size_t dimension)
      : dimension_(dimension), values_(members * dimension) {}

  [[nodiscard]] std::size_t members() const { return values_.size() / dimension_; }
  [[nodiscard]] std::size_t dimension() const { return dimension_; }
  [[nodiscard]] std::span<double> row(std::size_t member) {
    return std::span(values_).subspan(member * dimension_, dimension_);
  }
  [[nodiscard]] std::span<const double> row(std::size_t member) const {
    return std::span(values_).subspan(member * dimension_, dimension_);
  }

 private:
  std::size_t dimension_;
  std::vector<double> values_;
};

/// Returns how many axes a design can have, which is where Boost's direction numbers end.
[[nodiscard]] std::size_t largest_dimension(DesignKind kind);

/// Makes the design's points. `points` is N of the formulas above: the number of members, but for
/// Saltelli, whose members are points x (dimension + 2).
/// Throws InputError for no point, no axis, more axes than largest_dimension() or more members than
/// kMostMembers, before it asks for memory.
[[nodiscard]] DesignMatrix design(DesignKind kind, std::size_t points, std::size_t dimension,
                                  std::uint64_t seed);

}  // namespace gigaload::tools::sweep
