#pragma once

/// Gives one certain future of the campuses, beside plants that follow the equations
/// (ode_pipeline.hpp): each part of a phase (what is announced in one stage) stays together and
/// moves at times drawn once (drawn_part.hpp), in place of the chain's share that moves at any
/// time.
///
/// Without limits a chain's state is the distribution of one part's, so that the mean over seeds is
/// the expected build-out, at every time, for every campus, E, I and X (symbols of
/// pipeline_equations.cpp) alike.
///
/// A connection limit L_g is a queue: what is built is connected in the order in which it was
/// finished, at L_g, and waits in construction until then (C_2 goes on meanwhile). The limit holds
/// exactly and nothing is lost by it; but here it meets lumps, in the expected build-out their
/// mean, so that means with and without drawing differ where it binds. An area's regions have one
/// queue, and then none of their own. Limits of the country and feedback have no such queue and are
/// refused.
///
/// I follows dI/dt = (E - I)/tau_fill exactly: between two events E(t) = E_0 + q t and
///
///     I(t) = E(t) - q tau_fill + (I_0 - E_0 + q tau_fill) e^(-t / tau_fill)

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "sim/scenario/hour.hpp"
#include "sim/years/ode_pipeline.hpp"
#include "sim/years/pipeline.hpp"

namespace gigaload::sim {

struct Scenario;

class DrawnPipeline final : public Pipeline {
 public:
  /// Draws every time. Throws InputError for a national limit or feedback.
  explicit DrawnPipeline(const Scenario& scenario);

  [[nodiscard]] Hour origin() const override { return plants_.origin(); }
  void advance(Hour to) override;
  void slow_down(const std::vector<double>& by_region) override;
  void tell(BuildOutFrame& frame) const override;
  [[nodiscard]] std::vector<double> operating_mw() const override;

 private:
  enum class Place : std::uint8_t {
    unknown,
    pre_development,
    construction,
    queue,
    done,
    cancelled
  };
  struct Part {
    std::size_t campus = 0;
    double mw = 0.0;
    double energised_mw = 0.0;
    Place place = Place::unknown;
    bool filled = false;  // with IT the day it is announced energised
  };
  struct Event {
    double at_y = 0.0;
    std::size_t part = 0;
    Place to = Place::unknown;
  };

  [[nodiscard]] double years(Hour hour) const;
  void draw(const Scenario& scenario, std::size_t campus, std::size_t phase);
  void happen(const Event& event);
  void pass(double until_y);
  [[nodiscard]] double next_connected_y() const;

  OdePipeline plants_;
  Hour origin_;
  double now_y_ = 0.0;
  std::vector<std::size_t> queue_of_;   // by campus
  std::vector<double> fill_y_;          // by campus
  std::vector<double> limit_mw_per_y_;  // by queue
  std::vector<Part> parts_;
  std::vector<Event> events_;  // ascending in time
  std::size_t next_event_ = 0;
  std::vector<std::deque<std::size_t>> queue_;  // of regions, then of areas: parts
  std::vector<double> energised_mw_, filled_mw_;
};

}  // namespace gigaload::sim
