#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "scenarios/measured/air_rows.hpp"
#include "scenarios/text/problems.hpp"

namespace gigaload::scenarios {

/// Makes dew points of the relative humidities of one weather file and tells those apart that mean
/// nothing:
///
/// - 0 is what a file holds where its humidity is missing: no air outdoors is without vapour, and
///   its dew point would be minus infinity. It is taken as missing, with a notice.
/// - A file whose humidity never exceeds about 1 % holds shares of 1 where per cent are meant, and
///   is a problem. An assumption: a year's highest relative humidity is above 90 % in all climates
///   but the driest, and above 40 % in those.
/// - 48 readings on end of about 1 % or less beside higher ones are shares too, of a file whose
///   unit changes on the way, and a problem. An assumption: nowhere is it that dry for so long.
class RelativeHumidity {
 public:
  /// Returns the dew point [deg C] of air of this dry bulb [deg C]; NaN where either is NaN or the
  /// share is 0. `share`: 0 to 1, more is taken as 1. `line`: of the file.
  [[nodiscard]] double dew_point_c(double share, double dry_bulb_c, unsigned line);

  /// Takes note of a share of which no dew point is made.
  void see(double share);

  /// Adds the notice and the problem, if there is anything to tell.
  void finish(const AirRowsOf& of, Problems& problems, std::vector<std::string>& notices) const;

 private:
  double highest_ = 0.0;          // share that was seen
  unsigned first_used_line_ = 0;  // 0: no dew point was made
  unsigned first_zero_line_ = 0;
  std::size_t zeros_ = 0;
  /// Readings on end that may be shares of 1, of which dew points were made.
  struct LowRun {
    unsigned line = 0;  // of the first
    std::size_t readings = 0;
  };
  LowRun low_, longest_low_;  // the one that goes on, and the first of the longest
};

}  // namespace gigaload::scenarios
