#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "grid/demand/headroom.hpp"

namespace gigaload::grid {

/// Says why an hour is held for misreported.
enum class OutlierKind : std::uint8_t {
  not_positive,  // zero or negative
  stuck,         // one of several equal values on end
  above,         // far above what the days around it lead to expect
  below,         // far below
  lone,          // far from the hour before and from the hour after, to the same side
  other_unit,    // in a month that is a large factor away from the others
};

struct OutlierHour {
  std::size_t hour = 0;
  OutlierKind kind = OutlierKind::lone;
  friend bool operator==(const OutlierHour&, const OutlierHour&) = default;
};

/// Finds the hours of a load that look misreported, ascending. The screening is that of Ruggles,
/// Farnham, Tong, Caldeira, "Developing reliable hourly electricity demand data through screening
/// and imputation", Scientific Data 7, 155 (2020), with its windows and thresholds, and of months
/// first: all hours of a month are outliers of which the median is ten times, or a tenth of, the
/// median of the months' medians, as where one is in kW among others in MW (ten: an assumption; the
/// seasons of a load lie within a factor of three). They do not count in what follows. All its
/// scales are medians and interquartile ranges, which the outliers themselves hardly move:
///
/// 1. Values that are zero or negative, and values that stay equal. The study takes the third equal
///    value on end; here all of a run are taken, from a length on that grows with the share p of
///    hours that equal the one before, as small loads in whole MW have many of them:
///    n p^(length - 1) < 0.01 for n hours, and 3 at least. Loads of which p is above a half are
///    not searched.
/// 2. With m the median of 48 h around the hour, M of 480 h, and d the median of x - m at the same
///    time of the day in the ten days before and after, m (1 + d / M) is expected. More than 3.5
///    interquartile ranges of x - m in 240 h above it, and more than 2.5 below it, is an outlier.
/// 3. An hour that lies above, or below, both its neighbours by more than 2 interquartile ranges of
///    the hourly change in 240 h.
///
/// What step 1 takes out does not count in 2 and 3. Where the range is 0, as for a load that never
/// changes, half of the median stands for the threshold; elsewhere it is no less than twice the
/// smallest change of the load, so that rounding to whole MW makes no outliers. The study's search
/// for slow drifts and for doubtful periods between outliers is left out: an hour is judged for
/// itself. NaN hours are missing and no outliers.
[[nodiscard]] std::vector<OutlierHour> find_outliers(const HourlyLoad& load);

/// Returns the load without these hours, which ascend. The hour after one that is left out follows
/// on the one before it: an event goes on.
[[nodiscard]] HourlyLoad without(const HourlyLoad& load, const std::vector<OutlierHour>& outliers);

}  // namespace gigaload::grid
