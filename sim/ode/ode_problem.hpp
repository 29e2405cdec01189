#pragma once

/// Poses an initial value problem dy/dt = f(t, y) without a solver in it.

#include <cstddef>
#include <span>
#include <string>

namespace gigaload::sim {

/// Shows a writable band matrix, column by column. Entries outside the band do not exist.
struct BandView {
  double* data = nullptr;
  std::size_t column_length = 0;  // stored entries of one column
  std::size_t diagonal = 0;       // position of the diagonal in its column

  double& operator()(std::size_t row, std::size_t column) {
    return data[column * column_length + diagonal + row - column];
  }
};

class OdeProblem {
 public:
  virtual ~OdeProblem() = default;

  [[nodiscard]] virtual std::size_t size() const = 0;
  [[nodiscard]] virtual std::size_t lower_bandwidth() const = 0;
  [[nodiscard]] virtual std::size_t upper_bandwidth() const = 0;

  /// Sets dydt to f(t, y). Throws std::domain_error where a smaller step may help.
  virtual void rates(double t, std::span<const double> y, std::span<double> dydt) = 0;

  /// Fills the band of df/dy, which arrives as zeros. It may leave out what lies
  /// outside the band: it steers the Newton iteration, not the solution.
  virtual void jacobian(double t, std::span<const double> y, BandView jacobian) = 0;

  /// Counts the functions of the state at whose zeros Integrator::step() arrives.
  [[nodiscard]] virtual std::size_t root_functions() const { return 0; }
  /// Sets g to these functions, which do not change their form between two restarts.
  virtual void root_values(double /*t*/, std::span<const double> /*y*/, std::span<double> /*g*/) {}

  /// Returns the state's name for messages.
  [[nodiscard]] virtual std::string state_name(std::size_t state) const = 0;
  /// Returns the name of a moment for messages.
  [[nodiscard]] virtual std::string time_name(double t) const = 0;
};

/// Tells how the solution of an initial value problem moves with parameters: s = dy/dp.
class SensitivityProblem {
 public:
  virtual ~SensitivityProblem() = default;

  [[nodiscard]] virtual std::size_t parameters() const = 0;
  /// Returns a size of the parameter, above 0: what an error of s means in the unit of y.
  [[nodiscard]] virtual double scale(std::size_t parameter) const = 0;
  /// Sets dsdt to (df/dy) s + df/dp for one parameter; f must not depend on the time itself.
  virtual void rates(std::span<const double> y, std::size_t parameter, std::span<const double> s,
                     std::span<double> dsdt) = 0;
};

}  // namespace gigaload::sim
