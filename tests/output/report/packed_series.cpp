#include "output/report/packed_series.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "tests/output/unpacked.hpp"

namespace gigaload::output {

TEST_CASE("base64 of RFC 4648, section 10") {
  const auto text = [](const std::string& code) {
    const auto bytes = from_base64(code);
    return std::string(bytes.begin(), bytes.end());
  };
  CHECK(text("Zg==") == "f");
  CHECK(text("Zm8=") == "fo");
  CHECK(text("Zm9vYmFy") == "foobar");
}

TEST_CASE("a packed series comes back within half a step, for every period and length") {
  std::vector<float> values;
  for (int h = 0; h < 2000; ++h) {
    const double day = std::cos(2.0 * std::numbers::pi * h / 24.0);
    values.push_back(static_cast<float>(9000.0 + 3000.0 * day + 0.7 * ((h * 7919) % 1009)));
  }
  values[500] = -12000.0F;  // a difference of more than half the range of 16 bits at step 0.4
  values[501] = 12900.0F;
  for (const std::size_t length : {0U, 1U, 23U, 24U, 25U, 26U, 2000U}) {
    for (const std::size_t period : {1U, 24U}) {
      CAPTURE(length);
      CAPTURE(period);
      const std::vector<float> part(values.begin(), values.begin() + static_cast<long>(length));
      const PackedSeries series = pack(part, 0.4, period);
      CHECK(series.step == 0.4);
      const auto back = unpacked(series);
      REQUIRE(back.size() == length);
      double worst = 0.0;
      for (std::size_t i = 0; i < length; ++i) {
        worst = std::max(worst, std::abs(back[i] - double{part[i]}));
      }
      CHECK(worst <= 0.2 + 1e-9);
    }
  }
}

TEST_CASE("missing values stay missing; the step widens for values that 16 bits do not hold") {
  const float nothing = std::numeric_limits<float>::quiet_NaN();
  const PackedSeries series = pack(std::vector<float>{1.0F, nothing, -65534.0F, 32767.0F}, 1.0);
  CHECK(series.step == 2.0);
  const auto back = unpacked(series);
  REQUIRE(back.size() == 4);
  CHECK(std::abs(back[0] - 1.0) <= 1.0);
  CHECK(std::isnan(back[1]));
  CHECK(back[2] == -65534.0);
  CHECK(std::abs(back[3] - 32767.0) <= 1.0);
}

TEST_CASE("a long series of nothing is a short text") {
  CHECK(pack(std::vector<float>(100'000, 0.0F), 1.0).text.size() < 1000);
}

}  // namespace gigaload::output
