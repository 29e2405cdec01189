#include "sim/ode/integrator.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <functional>
#include <stdexcept>

#include "grid/core/error.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

/// y' = -1000 (y - cos t): stiff; its slow solution is close to cos t.
class Pursuit final : public OdeProblem {
 public:
  std::function<void(double)> disturb = [](double) {};

  [[nodiscard]] std::size_t size() const override { return 1; }
  [[nodiscard]] std::size_t lower_bandwidth() const override { return 0; }
  [[nodiscard]] std::size_t upper_bandwidth() const override { return 0; }
  void rates(double t, std::span<const double> y, std::span<double> dydt) override {
    disturb(t);
    dydt[0] = -1000.0 * (y[0] - std::cos(t));
  }
  void jacobian(double /*t*/, std::span<const double> /*y*/, BandView jacobian) override {
    jacobian(0, 0) = -1000.0;
  }
  [[nodiscard]] std::string state_name(std::size_t /*state*/) const override { return "pursuer"; }
  [[nodiscard]] std::string time_name(double t) const override {
    return "moment " + std::to_string(t);
  }
};

double exact(double t, double y0) {
  const double a = 1000.0;
  const double slow = [&](double s) {
    return (a * a * std::cos(s) + a * std::sin(s)) / (a * a + 1);
  }(t);
  return slow + (y0 - a * a / (a * a + 1)) * std::exp(-a * t);
}

double reach(Integrator& integrator, double t, double stop = 100.0) {
  double y = 0.0;
  integrator.reach(t, stop, {&y, 1});
  return y;
}

}  // namespace

TEST_CASE("integrator: a stiff problem to its tolerance, in few steps") {
  Pursuit problem;
  const double y0 = 0.0;
  Integrator integrator(problem, {1e-9, 1e-9}, "pursuit", 0.0, {&y0, 1});
  for (const double t : {1e-4, 1e-3, 0.01, 0.1, 1.0, 3.0, 10.0}) {
    CHECK(std::abs(reach(integrator, t) - exact(t, y0)) < 2e-7);
  }
  CHECK(integrator.statistics().steps < 1000);
}

TEST_CASE("integrator: what is asked of it does not shape the steps") {
  Pursuit problem;
  const double y0 = 0.5;
  Integrator seldom(problem, {1e-8, 1e-8}, "pursuit", 0.0, {&y0, 1});
  Integrator often(problem, {1e-8, 1e-8}, "pursuit", 0.0, {&y0, 1});
  for (int i = 1; i < 1000; ++i) {
    reach(often, 0.007 * i);
  }
  CHECK(reach(often, 7.0) == reach(seldom, 7.0));
  CHECK(often.statistics().steps == seldom.statistics().steps);
}

TEST_CASE("integrator: arrives exactly at a stop and goes on from a jump") {
  Pursuit problem;
  const double y0 = 1.0;
  Integrator integrator(problem, {1e-9, 1e-9}, "pursuit", 0.0, {&y0, 1});
  const double before = reach(integrator, 2.0, 2.0);
  CHECK(std::abs(before - exact(2.0, y0)) < 1e-7);
  CHECK(reach(integrator, 2.0, 2.0) == before);
  const long steps = integrator.statistics().steps;
  const double jumped = before + 5.0;
  integrator.restart(2.0, {&jumped, 1});
  CHECK(reach(integrator, 2.0) == jumped);
  CHECK(std::abs(reach(integrator, 2.001) - (exact(2.001, y0) + 5.0 * std::exp(-1.0))) < 1e-6);
  CHECK(integrator.statistics().steps > steps);
}

TEST_CASE("integrator: a fault of the problem comes out as it is") {
  Pursuit problem;
  problem.disturb = [](double t) {
    if (t > 0.5) throw std::out_of_range("no table beyond 0.5");
  };
  const double y0 = 1.0;
  Integrator integrator(problem, {1e-8, 1e-8}, "pursuit", 0.0, {&y0, 1});
  CHECK_THROWS_WITH_AS(reach(integrator, 1.0), "no table beyond 0.5", std::out_of_range);
}

TEST_CASE("integrator: a state out of its domain is tried with smaller steps, then named") {
  Pursuit problem;
  problem.disturb = [](double t) {
    if (t > 0.5) throw std::domain_error("too late");
  };
  const double y0 = 1.0;
  Integrator integrator(problem, {1e-8, 1e-8}, "pursuit", 0.0, {&y0, 1});
  std::string message;
  try {
    reach(integrator, 1.0);
  } catch (const NumericalError& error) {
    message = error.what();
  }
  CAPTURE(message);
  const std::string start = "pursuit failed at moment ";
  REQUIRE(message.starts_with(start));
  CHECK(std::stod(message.substr(start.size())) == doctest::Approx(0.5).epsilon(1e-6));
  CHECK(message.find("t = ") == std::string::npos);
  CHECK(message.find("too late") != std::string::npos);
  CHECK(message.find("pursuer (") != std::string::npos);
  CHECK(message.find("CV_") != std::string::npos);
}

namespace {

/// y' = -p y with p = 1.3, and s = dy/dp: s' = -p s - y.
class Decay final : public OdeProblem, public SensitivityProblem {
 public:
  static constexpr double kRate = 1.3;
  [[nodiscard]] std::size_t size() const override { return 1; }
  [[nodiscard]] std::size_t lower_bandwidth() const override { return 0; }
  [[nodiscard]] std::size_t upper_bandwidth() const override { return 0; }
  void rates(double /*t*/, std::span<const double> y, std::span<double> dydt) override {
    dydt[0] = -kRate * y[0];
  }
  void jacobian(double /*t*/, std::span<const double> /*y*/, BandView jacobian) override {
    jacobian(0, 0) = -kRate;
  }
  [[nodiscard]] std::string state_name(std::size_t /*state*/) const override { return "decaying"; }
  [[nodiscard]] std::string time_name(double t) const override {
    return "moment " + std::to_string(t);
  }

  [[nodiscard]] std::size_t parameters() const override { return 1; }
  [[nodiscard]] double scale(std::size_t /*parameter*/) const override { return kRate; }
  void rates(std::span<const double> y, std::size_t /*parameter*/, std::span<const double> s,
             std::span<double> dsdt) override {
    dsdt[0] = -kRate * s[0] - y[0];
  }
};

/// y' = 4000 - y, from zero.
class Filling final : public OdeProblem {
 public:
  [[nodiscard]] std::size_t size() const override { return 1; }
  [[nodiscard]] std::size_t lower_bandwidth() const override { return 0; }
  [[nodiscard]] std::size_t upper_bandwidth() const override { return 0; }
  void rates(double /*t*/, std::span<const double> y, std::span<double> dydt) override {
    dydt[0] = 4000.0 - y[0];
  }
  void jacobian(double /*t*/, std::span<const double> /*y*/, BandView jacobian) override {
    jacobian(0, 0) = -1.0;
  }
  [[nodiscard]] std::string state_name(std::size_t /*state*/) const override { return "filling"; }
  [[nodiscard]] std::string time_name(double t) const override { return std::to_string(t); }
};

}  // namespace

TEST_CASE("integrator: first steps that are too short to move the time are no failure") {
  // a state at zero under an absolute tolerance near rounding: h is 1e-16 at first
  for (const double absolute : {1e-6, 1e-12, 3e-15, 1e-18}) {
    CAPTURE(absolute);
    Filling problem;
    const double y0 = 0.0, start = 0.58590006844626963;
    Integrator integrator(problem, {1e-13, absolute}, "filling", 0.0, {&y0, 1});
    (void)reach(integrator, start, start);
    integrator.restart(start, {&y0, 1});
    for (const double after : {1e-4, 0.01, 1.0}) {
      const double expected = 4000.0 * -std::expm1(-after);
      CHECK(std::abs(reach(integrator, start + after) - expected) <
            1e-9 * expected + 1e3 * absolute);
    }
  }
}

TEST_CASE("integrator: sensitivities from their start, between the steps and over a jump") {
  Decay problem;
  const double y0 = 2.0, s0 = 0.7;
  Integrator integrator(problem, {1e-10, 1e-12}, "decay", 0.0, {&y0, 1});
  integrator.differentiate(problem, {&s0, 1});
  const auto sensitivity = [&](double t) {
    double s = 0.0;
    integrator.sensitivities(t, {&s, 1});
    return s;
  };
  CHECK(sensitivity(0.0) == s0);
  // y = y0 e^(-p t), s = (s0 - y0 t) e^(-p t)
  for (const double t : {0.1, 0.35, 1.0}) {
    const double y = reach(integrator, t, 1.0);
    CHECK(y == doctest::Approx(2.0 * std::exp(-1.3 * t)).epsilon(1e-8));
    CHECK(sensitivity(t) == doctest::Approx((s0 - 2.0 * t) * std::exp(-1.3 * t)).epsilon(1e-8));
  }
  // y jumps by 5, which no parameter moves: s goes on, driven by the new y
  const double before = sensitivity(1.0), y1 = 2.0 * std::exp(-1.3) + 5.0;
  integrator.restart(1.0, {&y1, 1});
  CHECK(sensitivity(1.0) == before);
  (void)reach(integrator, 1.8);
  CHECK(sensitivity(1.8) ==
        doctest::Approx((before - y1 * 0.8) * std::exp(-1.3 * 0.8)).epsilon(1e-8));
}

namespace {

/// Falls: y0' = y1, y1' = -1, with the height and half of it watched.
class Fall final : public OdeProblem {
 public:
  [[nodiscard]] std::size_t size() const override { return 2; }
  [[nodiscard]] std::size_t lower_bandwidth() const override { return 0; }
  [[nodiscard]] std::size_t upper_bandwidth() const override { return 1; }
  void rates(double /*t*/, std::span<const double> y, std::span<double> dydt) override {
    dydt[0] = y[1];
    dydt[1] = -1.0;
  }
  void jacobian(double /*t*/, std::span<const double> /*y*/, BandView jacobian) override {
    jacobian(0, 1) = 1.0;
  }
  [[nodiscard]] std::size_t root_functions() const override { return 2; }
  void root_values(double /*t*/, std::span<const double> y, std::span<double> g) override {
    g[0] = y[0];
    g[1] = 0.5 - y[0];
  }
  [[nodiscard]] std::string state_name(std::size_t /*state*/) const override { return "falling"; }
  [[nodiscard]] std::string time_name(double t) const override { return std::to_string(t); }
};

}  // namespace

TEST_CASE("integrator: a step ends where a function of the state is zero, and says which and how") {
  Fall problem;
  std::array<double, 2> y = {1.0, 0.0};
  std::array<int, 2> crossed{};
  Integrator integrator(problem, {1e-10, 1e-10}, "fall", 0.0, y);
  double t = 0.0;
  const auto next = [&] {
    do t = integrator.step(3.0, y, crossed);
    while (crossed[0] == 0 && crossed[1] == 0 && t < 3.0);
  };
  next();
  CHECK(std::abs(t - 1.0) < 1e-8);  // half the height
  CHECK(crossed[0] == 0);
  CHECK(crossed[1] == 1);
  std::array<double, 2> between{};
  integrator.at(t, between);
  CHECK(std::abs(between[0] - 0.5) < 1e-8);
  next();
  CHECK(std::abs(t - std::sqrt(2.0)) < 1e-8);  // ground
  CHECK(crossed[0] == -1);
  y = {0.0, std::sqrt(2.0)};  // thrown up again: there it is zero, and that is no crossing
  integrator.restart(t, y);
  next();
  CHECK(std::abs(t - std::sqrt(2.0) - (std::sqrt(2.0) - 1.0)) < 1e-7);  // half the height again
  CHECK(crossed[1] == -1);
  next();
  CHECK(t == 3.0);
  CHECK(crossed[0] == 0);
}
