#pragma once

/// Tells what the campuses draw as they are built, known before a run begins:
///
///   A_r(t) = sum over campuses c of region r of I_c(e) l_c
///
/// I_c the MW filled at the begin e of the exchange that t is in, l_c the mean load of one MW
/// filled (mean_campus_load.hpp). The build-out is that of the run but for feedback, of which
/// nothing is known before the hours are run: what shortage delays is missing from all data
/// centres. A run that leaves its campuses out has the A_r of the run with them, and a study of one
/// year that of the whole run: it starts at the first announcement, wherever the run does.

#include <cstddef>
#include <span>
#include <vector>

#include "sim/campus/campuses.hpp"
#include "sim/cooling/shared_work.hpp"
#include "sim/scenario/hour.hpp"

namespace gigaload::sim {

struct Scenario;

class BuiltLoad {
 public:
  /// Takes the build-out of the campuses of `scenario` to its end. Throws as BuildOut does.
  BuiltLoad(const Scenario& scenario, const Campuses& campuses, const SharedWork& shared);

  /// Returns the date of the first announcement, the end of time without campuses.
  [[nodiscard]] Hour first_announcement() const { return first_; }
  /// Fills `mw`, [region], with A_r(t), MW at the meter; zero before the first announcement.
  void by_region(Hour t, std::span<double> mw) const;

 private:
  std::size_t regions_;
  Hour first_;
  std::vector<Hour> from_;  // begin of each exchange
  std::vector<double> mw_;  // [exchange][region]
};

}  // namespace gigaload::sim
