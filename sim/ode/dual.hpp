#pragma once

/// Holds a number with its derivative along one direction (forward differentiation):
///
///     (a + a' e) (b + b' e) = a b + (a' b + a b') e          e^2 = 0
///
/// A right-hand side written once for any scalar gives its values with doubles, and with duals its
/// tangents: seeded with a state it is a column of the Jacobian, with states and parameters the
/// rate of a sensitivity. Three lines of arithmetic need no library, and keep the order of the
/// operations in our hands.

namespace gigaload::sim {

struct Dual {
  double value = 0.0;
  double tangent = 0.0;

  constexpr Dual() = default;
  /// Makes a constant of a number alone. Implicit: equations mix both.
  constexpr Dual(double v, double t = 0.0) : value(v), tangent(t) {}

  constexpr Dual& operator+=(const Dual& b) {
    value += b.value;
    tangent += b.tangent;
    return *this;
  }
  friend constexpr Dual operator+(Dual a, const Dual& b) { return a += b; }
  friend constexpr Dual operator-(const Dual& a, const Dual& b) {
    return {a.value - b.value, a.tangent - b.tangent};
  }
  friend constexpr Dual operator*(const Dual& a, const Dual& b) {
    return {a.value * b.value, a.tangent * b.value + a.value * b.tangent};
  }
  friend constexpr Dual operator/(const Dual& a, const Dual& b) {
    const double quotient = a.value / b.value;
    return {quotient, (a.tangent - quotient * b.tangent) / b.value};
  }
};

/// Returns the product of three; each term of the derivative has its factors in their order.
constexpr double product(double a, double b, double c) { return a * b * c; }
constexpr Dual product(const Dual& a, const Dual& b, const Dual& c) {
  return {a.value * b.value * c.value, a.tangent * b.value * c.value +
                                           a.value * b.tangent * c.value +
                                           a.value * b.value * c.tangent};
}

/// Returns the number alone, for what is asked of its size.
constexpr double value_of(double a) { return a; }
constexpr double value_of(const Dual& a) { return a.value; }

}  // namespace gigaload::sim
