#include "sim/ode/solver_words.hpp"

#include <doctest/doctest.h>

using namespace gigaload::sim;

namespace {

/// Names moments, and is no problem otherwise.
class Moments final : public OdeProblem {
 public:
  [[nodiscard]] std::size_t size() const override { return 0; }
  [[nodiscard]] std::size_t lower_bandwidth() const override { return 0; }
  [[nodiscard]] std::size_t upper_bandwidth() const override { return 0; }
  void rates(double /*t*/, std::span<const double> /*y*/, std::span<double> /*dydt*/) override {}
  void jacobian(double /*t*/, std::span<const double> /*y*/, BandView /*jacobian*/) override {}
  [[nodiscard]] std::string state_name(std::size_t /*state*/) const override { return {}; }
  [[nodiscard]] std::string time_name(double t) const override {
    return t < 1.0 ? "spring" : "autumn";
  }
};

}  // namespace

TEST_CASE("the solver's words tell moments as the problem calls them") {
  const Moments problem;
  const auto told = [&](const char* words) { return with_moments(words, problem); };
  CHECK(told("At t = 0, too much accuracy requested.") ==
        "At spring, too much accuracy requested.");
  CHECK(told("At t = 0.5859 and h = 1.2e-17, the error test failed repeatedly") ==
        "At spring and h = 1.2e-17, the error test failed repeatedly");
  CHECK(told("from t = -1e-05 to t = 7.5") == "from spring to autumn");
  CHECK(told("such that t + h = t on the next step; unit = 3") ==
        "such that t + h = t on the next step; unit = 3");
  CHECK(told("").empty());
}
