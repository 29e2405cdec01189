#include "scenarios/measured/step_times.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <string_view>

#include "grid/core/calendar.hpp"
#include "grid/core/held.hpp"
#include "scenarios/measured/civil_seconds.hpp"
#include "scenarios/measured/clock_reading.hpp"
#include "scenarios/measured/hour_of_day.hpp"
#include "scenarios/measured/local_clock.hpp"

namespace gigaload::scenarios {
namespace {

using grid::TimeStamp;

struct KnownClock {
  const char* zone;
  const char* title;
};
/// Clocks of which one is assumed where the rows are even by it: a zone of each rule.
constexpr std::array<KnownClock, 4> kClocks = {{{"America/New_York", "the United States"},
                                                {"Europe/Berlin", "central Europe"},
                                                {"Europe/London", "western Europe"},
                                                {"Europe/Helsinki", "eastern Europe"}}};

/// The readings of one row.
struct Reading {
  std::int64_t local_s = 0;  // of the stamp; with `hour` that of the date
  std::optional<std::int64_t> offset_s;
  bool ends_day = false, begins_interval = false;
  std::optional<int> hour;  // of the day, as it is written
  int nth = -1;             // hour of its day, if the day counts its hours on from its first
};

class Reader {
 public:
  Reader(const CsvTable& table, std::vector<std::size_t> rows, const TimeColumns& columns)
      : table_(table), columns_(columns) {
    times_.rows = std::move(rows);
  }

  StepTimes read() {
    read_rows();
    if (readings_.empty()) return std::move(times_);
    put_in_order();
    decide_stamp_of();
    complete_steps();
    set_beginnings();
    return std::move(times_);
  }

 private:
  void read_rows() {
    std::vector<std::string> texts;
    texts.reserve(times_.rows.size());
    for (const std::size_t row : times_.rows) texts.push_back(table_.text(row, columns_.time));
    const DateOrder order = order_of_dates(texts);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (!read_row(times_.rows[i], texts[i], order)) {
        times_.rows.resize(i);
        return;
      }
    }
  }

  bool read_row(std::size_t row, const std::string& text, DateOrder order) {
    const auto clock = parse_clock(text, order);
    if (!clock) {
      table_.complain(row, columns_.time,
                      fmt::format("a moment such as 2024-01-01T00:00 is wanted, not \"{}\"", text));
      return false;
    }
    Reading reading{clock->local_s, clock->offset_s, clock->ends_day, clock->begins_interval, {}};
    if (!columns_.zone_column.empty()) {
      reading.offset_s = zone_offset_s(table_.text(row, columns_.zone_column));
      if (!reading.offset_s) {
        table_.complain(row, columns_.zone_column, "a zone such as EST or EDT is wanted");
        return false;
      }
    }
    if (!columns_.hour.empty()) {
      const std::string hour_text = table_.text(row, columns_.hour);
      const auto hour = parse_hour_of_day(hour_text);
      if (!hour) {
        table_.complain(row, columns_.hour,
                        fmt::format("an hour of the day is wanted, not \"{}\"", hour_text));
        return false;
      }
      reading.hour = hour;
      reading.local_s = day_of(reading.local_s) * kDay_s;
      // an hour 25 right behind another is that hour once more
      constexpr int kExtra = 25;
      if (reading.hour == kExtra && !readings_.empty() &&
          readings_.back().hour.value_or(kExtra) < kExtra - 1) {
        reading.hour = readings_.back().hour;
      }
    }
    readings_.push_back(reading);
    return true;
  }

  void put_in_order() {
    const auto key = [](const Reading& r) {
      return r.local_s - r.offset_s.value_or(0) + r.hour.value_or(0) * kHour_s;
    };
    if (key(readings_.front()) > key(readings_.back())) {
      std::ranges::reverse(readings_);
      std::ranges::reverse(times_.rows);
    }
    if (!std::ranges::is_sorted(readings_, {}, key)) {
      std::vector<std::size_t> order(readings_.size());
      std::iota(order.begin(), order.end(), std::size_t{0});
      std::ranges::stable_sort(order, {}, [&](std::size_t i) { return key(readings_[i]); });
      const auto in_order = [&order](const auto& values) {
        std::remove_cvref_t<decltype(values)> sorted;
        for (const std::size_t i : order) sorted.push_back(values[i]);
        return sorted;
      };
      readings_ = in_order(readings_);
      times_.rows = in_order(times_.rows);
    }
    if (!columns_.hour.empty()) return;
    std::vector<std::int64_t> moments_s;
    moments_s.reserve(readings_.size());
    for (const Reading& r : readings_) moments_s.push_back(key(r));
    step_s_ = usual_step_s(moments_s).value_or(kHour_s);
  }

  void decide_stamp_of() {
    stamp_of_ = columns_.stamp_of;
    if (stamp_of_ != StampOf::unknown) {
      why_ = columns_.known_by;
      return;
    }
    const auto any = [this](auto&& holds) { return std::ranges::any_of(readings_, holds); };
    const auto since_midnight = [](const Reading& r) {
      return r.local_s - day_of(r.local_s) * kDay_s;
    };
    if (any([](const Reading& r) { return r.begins_interval; })) {
      decide(StampOf::beginning, "both ends are written");
    } else if (any([](const Reading& r) { return r.ends_day; })) {
      decide(StampOf::ending, "there is a 24:00");
    } else if (short_of_end_s() > 0) {
      decide(StampOf::ending, fmt::format("assumed: each is the last {} of its step",
                                          short_of_end_s() == kMinute_s ? "minute" : "second"));
      times_.is_guess = true;
    } else if (!columns_.hour.empty()) {
      const bool zero = any([](const Reading& r) { return r.hour == 0; });
      const bool last = any([](const Reading& r) { return r.hour >= 24; });
      decide(zero ? StampOf::beginning : StampOf::ending,
             zero   ? "hours from 0 on"
             : last ? "hours 1 to 24"
                    : "assumed: there is no hour 0, and no hour 24");
      times_.is_guess = !zero && !last;
    } else if (readings_.size() > 2 && step_s_ < kDay_s &&
               since_midnight(readings_.front()) == step_s_ &&
               since_midnight(readings_.back()) == 0) {
      decide(StampOf::ending, fmt::format("assumed: the first is {:02}:{:02}, the last 00:00",
                                          step_s_ / kHour_s, step_s_ % kHour_s / 60));
      times_.is_guess = true;
    } else {
      decide(StampOf::beginning, "assumed: the file does not say");
    }
  }
  void decide(StampOf stamp_of, std::string why) {
    stamp_of_ = stamp_of;
    why_ = std::move(why);
  }

  /// Returns by how much all stamps stop short of a whole step, as 00:59 and 00:59:59 do; 0 where
  /// they do not.
  [[nodiscard]] std::int64_t short_of_end_s() const {
    constexpr std::int64_t kShortestStep_s = 5 * kMinute_s;  // a minute is little of it
    if (step_s_ < kShortestStep_s) return 0;
    for (const std::int64_t short_s : {std::int64_t{1}, kMinute_s}) {
      if (std::ranges::all_of(readings_, [this, short_s](const Reading& r) {
            return (r.local_s + short_s) % step_s_ == 0;
          })) {
        return short_s;
      }
    }
    return 0;
  }

  /// Moves stamps of the last minute of their steps to the ends.
  void complete_steps() {
    if (stamp_of_ != StampOf::ending) return;
    const std::int64_t short_s = short_of_end_s();
    for (Reading& reading : readings_) reading.local_s += short_s;
  }

  /// Says of each hour of a day that counts on from its first which it is.
  void count_hours() {
    const int first = stamp_of_ == StampOf::ending ? 1 : 0;
    for (std::size_t begin = 0; begin < readings_.size();) {
      std::size_t end = begin;
      bool counts = true;
      for (; end < readings_.size() && readings_[end].local_s == readings_[begin].local_s; ++end) {
        counts = counts && readings_[end].hour == first + static_cast<int>(end - begin);
      }
      for (std::size_t i = begin; counts && i < end; ++i) {
        readings_[i].nth = static_cast<int>(i - begin);
      }
      begin = end;
    }
  }

  /// Returns the reading at which the row's step begins, of a clock that is never changed.
  std::int64_t plain_s(const Reading& reading) const {
    return reading.local_s + reading.hour.value_or(0) * kHour_s -
           (stamp_of_ == StampOf::ending ? step_s_ : 0);
  }

  ClockWalk walk(const std::string& zone) const {
    const LocalReadings clock(zone, plain_s(readings_.front()), plain_s(readings_.back()));
    std::vector<std::int64_t> readings_s;
    readings_s.reserve(readings_.size());
    for (const Reading& r : readings_) {
      readings_s.push_back(r.nth >= 0 ? clock.hour_of_day(day_of(r.local_s), r.nth) : plain_s(r));
    }
    return clock.walk(readings_s, step_s_);
  }

  void set_beginnings() {
    if (!columns_.hour.empty()) count_hours();
    const bool offsets =
        std::ranges::all_of(readings_, [](const Reading& r) { return r.offset_s.has_value(); });
    if (offsets) {
      for (const Reading& r : readings_)
        times_.begin.push_back({plain_s(r), grid::held(r.offset_s)});
      tell("with their offset from UTC");
    } else if (!columns_.zone.empty()) {
      times_.begin = walk(columns_.zone).stamps;
      tell(columns_.zone == "UTC" ? "UTC" : "clock of " + columns_.zone);
    } else {
      assume_clock();
    }
  }

  /// Takes moments of a clock whose zone is not written: their offsets are from its standard time,
  /// which it has in January.
  void take_assumed(const KnownClock& known, std::vector<TimeStamp> stamps) {
    constexpr std::int64_t kYear_s = 366 * kDay_s;
    const std::int64_t first_s = plain_s(readings_.front());
    const grid::Hour january = grid::start_of_year(grid::year_of(hour_of(first_s)));
    const LocalReadings clock(known.zone, january * kHour_s, january * kHour_s + kYear_s);
    const std::int64_t standard_s = clock.walk({january * kHour_s}, step_s_).stamps[0].offset_s;
    for (TimeStamp& stamp : stamps) stamp.offset_s -= standard_s;
    times_.begin = std::move(stamps);
    times_.assumed_zone = known.zone;
    tell(fmt::format("local clock with daylight saving as in {} (assumed: no zone is written)",
                     known.title));
  }

  void assume_clock() {
    times_.is_zone_open = true;
    const auto given = std::ranges::find(kClocks, columns_.assumed_zone, &KnownClock::zone);
    if (given != kClocks.end()) {
      take_assumed(*given, walk(given->zone).stamps);
      return;
    }
    for (const Reading& r : readings_) times_.begin.push_back({plain_s(r), 0});
    const auto uneven = [this](const TimeStamp& a, const TimeStamp& b) {
      return b.utc_s() - a.utc_s() != step_s_;
    };
    if (std::ranges::adjacent_find(times_.begin, uneven) != times_.begin.end()) {
      for (const KnownClock& known : kClocks) {
        auto found = walk(known.zone);
        if (!found.is_even) continue;
        take_assumed(known, std::move(found.stamps));
        return;
      }
    }
    tell("one clock all year (assumed: no zone is written)");
  }

  void tell(std::string_view clock) {
    times_.told =
        fmt::format("{} of their {} ({}), {}", stamp_of_ == StampOf::ending ? "ends" : "beginnings",
                    step_s_ == kHour_s ? "hours" : "steps", why_, clock);
  }

  const CsvTable& table_;
  const TimeColumns& columns_;
  StepTimes times_;
  std::vector<Reading> readings_;
  std::int64_t step_s_ = kHour_s;
  StampOf stamp_of_ = StampOf::unknown;
  std::string why_;
};

}  // namespace

std::optional<std::int64_t> usual_step_s(const std::vector<std::int64_t>& moments_s) {
  std::vector<std::int64_t> steps_s;
  for (std::size_t i = 1; i < moments_s.size(); ++i) {
    const std::int64_t ahead_s = moments_s[i] - moments_s[i - 1];
    if (ahead_s > 0) steps_s.push_back(ahead_s);
  }
  std::ranges::sort(steps_s);
  std::optional<std::int64_t> usual_s;
  std::ptrdiff_t most = 0;
  for (auto from = steps_s.cbegin(); from != steps_s.cend();) {
    const auto to = std::upper_bound(from, steps_s.cend(), *from);
    if (to - from > most) {
      most = to - from;
      usual_s = *from;
    }
    from = to;
  }
  return usual_s;
}

StepTimes read_step_times(const CsvTable& table, std::vector<std::size_t> rows,
                          const TimeColumns& columns) {
  return Reader(table, std::move(rows), columns).read();
}

}  // namespace gigaload::scenarios
