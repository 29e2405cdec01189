#pragma once

#include <memory>
#include <string>
#include <vector>

#include "grid/adequacy/system/system.hpp"
#include "grid/core/calendar.hpp"

namespace gigaload::grid::adequacy {

/// Repeats a system over the hours of a run of any years. It begins anew with every anniversary of
/// its time stamp: the hour n hours later is its step n, or n modulo its steps where it is shorter
/// than the year. So a system of 8760 hours has its first day again on the last day of a leap year,
/// one of 8784 hours lacks its last day in other years, one of some weeks repeats them; seasons
/// stay where they are, to a day. 29 February has its anniversary on 1 March in other years. Units
/// and stores are the same ones all along; those with dates (Service) are there between them.
class RepeatedSystem {
 public:
  /// Keeps the system, which has passed check(). Throws an InputError that names group and entity
  /// where it cannot be repeated: steps of another length than an hour; no whole number of days, or
  /// more than 366; a time stamp that is none; a unit that in some step neither fails nor comes
  /// back.
  explicit RepeatedSystem(std::shared_ptr<const SystemModel> system);

  [[nodiscard]] const SystemModel& system() const { return *system_; }

  [[nodiscard]] std::size_t step_of(Hour hour) const;

  /// Returns the hours [begin, end) as a system of their own, with loads of zero. Devices have
  /// their place in the system as identity, whatever is added to the window.
  [[nodiscard]] SystemModel window(Hour begin, Hour end) const;

  /// Returns the hour by the clock of the system's time stamp, which tells where its days begin.
  [[nodiscard]] std::string stamp(Hour hour) const;

 private:
  std::shared_ptr<const SystemModel> system_;
  SystemModel frame_;    // what windows are made of
  Hour offset_h_ = 0;    // of the stamp's clock from UTC
  Date start_;           // by that clock
  Hour start_hour_ = 0;  // of the day
};

}  // namespace gigaload::grid::adequacy
