#pragma once

/// Draws many certain futures of the campuses beside the expected build-out, without plants and
/// hours: how far apart they are, in MW energised at a time and in the dates of each campus.
///
/// A future is what DrawnPipeline moves through (drawn_pipeline.hpp), and the first of a seed is
/// that very one, but solved at once: what is built waits for the connection limit L_g of its
/// region, or of the area it is in,
///
///     begin = max(built, end of the part before)    end = min(begin + MW / L_g, gives up)
///
/// in the order in which it was built, and is energised at a steady rate from begin to end; without
/// a limit both are the day on which it is built.
///
/// The quantile p of N futures is the least value that at least p N of them do not exceed, so that
/// what never happens in a future is later than every date and leaves the quantiles before it
/// exact. Dates later than `kFollowedY` after the run's end are told as never.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/scenario/hour.hpp"
#include "sim/years/connection_queues.hpp"
#include "sim/years/energised_course.hpp"

namespace gigaload::sim {

struct Scenario;

/// Holds the quantiles that futures are told by: P10, P50 and P90.
inline constexpr std::array kFutureQuantiles = {0.1, 0.5, 0.9};
/// Is how long futures are followed after the run's end (assumption): four times what the default
/// stages take, 4.8 and 2.4 y.
inline constexpr double kFollowedY = 30.0;

/// Tells whether the scenario asks for futures of campuses that are built and they can be drawn.
[[nodiscard]] bool has_futures(const Scenario& scenario);

class BuildOutFutures {
 public:
  /// Draws all of them. Throws InternalError where has_futures() is false.
  explicit BuildOutFutures(const Scenario& scenario);

  /// Returns the MW energised of all campuses by the quantiles.
  [[nodiscard]] std::vector<double> energised_mw(Hour at) const;
  /// Returns the same of the campuses in each planning area, [planning area][quantile].
  [[nodiscard]] std::vector<double> energised_by_planning_area_mw(Hour at) const;

  /// Return the dates of the campuses, [campus][quantile], in hours of the calendar with their
  /// fraction: of the first power, and of half and all of the capacity of all phases. NaN: never.
  [[nodiscard]] const std::vector<double>& first_power() const { return dates_[0]; }
  [[nodiscard]] const std::vector<double>& half_power() const { return dates_[1]; }
  [[nodiscard]] const std::vector<double>& complete() const { return dates_[2]; }

  /// Returns the MW energised of all campuses by future.
  [[nodiscard]] std::vector<double> energised_by_future_mw(Hour at) const;

 private:
  static constexpr std::size_t kMilestones = 3;
  /// Holds the ramps of a future, [campus].
  using Ramps = std::vector<std::vector<EnergisedRamp>>;

  [[nodiscard]] double years(Hour hour) const;
  [[nodiscard]] Ramps draw(const Scenario& scenario, const ConnectionQueues& queues,
                           std::uint32_t future) const;
  void find_dates(const Scenario& scenario, const std::vector<Ramps>& futures);

  Hour origin_;
  std::vector<EnergisedCourse> all_;                   // [future]
  std::vector<std::vector<EnergisedCourse>> of_area_;  // [planning area][future]
  std::array<std::vector<double>, kMilestones> dates_;
};

}  // namespace gigaload::sim
