#include "grid/demand/air_load.hpp"

#include <algorithm>
#include <cstdint>

namespace gigaload::grid {

void AirLoad::make() {
  if (mw_.empty()) mw_.assign(kPlanes * kDryBulbs * kDewPoints, 0.0F);
}

AirLoad::AirLoad(const Function& in_air) {
  make();
  LocalHour local;
  for (std::size_t t = 0; t < kDryBulbs; ++t) {
    const double dry_bulb = kLeastDryBulb_c + kStep_k * static_cast<double>(t);
    for (std::size_t d = 0; d < kDewPoints; ++d) {
      const double dew_point = kLeastDewPoint_c + kStep_k * static_cast<double>(d);
      const OfHour load_mw = in_air(dry_bulb, std::min(dry_bulb, dew_point));
      for (local.day_type = 0; local.day_type < 2; ++local.day_type) {
        for (local.hour = 0; local.hour < 24; ++local.hour) {
          mw_[plane(local) + t * kDewPoints + d] = static_cast<float>(load_mw(local));
        }
      }
    }
  }
}

void AirLoad::add(double factor, const AirLoad& other) {
  if (other.empty() || factor == 0.0) return;
  make();
  const auto by = static_cast<float>(factor);
  for (std::size_t i = 0; i < mw_.size(); ++i) mw_[i] += by * other.mw_[i];
}

}  // namespace gigaload::grid
