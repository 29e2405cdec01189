#include "sim/campus/water_accounts.hpp"

namespace gigaload::sim {

WaterAccounts::WaterAccounts(const Campuses& campuses) {
  for (std::size_t c = 0; c < campuses.size(); ++c) {
    if (const auto account = campuses[c].water_account()) accounts_.push_back({c, *account});
  }
}

void WaterAccounts::book(int year, const LocalDay& local_day, const Take& take) {
  for (auto& [c, account] : accounts_) {
    account.use(take(c, account.left_m3(local_day(c), year)));
  }
}

}  // namespace gigaload::sim
