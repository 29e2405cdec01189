#pragma once

/// Scenarios that are alike need not compute this twice: the air of regions' years with its wet
/// bulbs, and plants tabulated. Any number of runs, in any number of threads, may have one object;
/// what they get is a function of what they ask for alone.

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "grid/system/system.hpp"
#include "sim/cooling/cooling_table.hpp"

namespace gigaload::sim {

/// A memo keeps the latest values by their keys, at most `most` of them.
template <class Key, class Value>
class Memo {
 public:
  explicit Memo(std::size_t most) : most_(most) {}

  /// Returns the value of an equal key, or `make()`.
  template <class Make>
  [[nodiscard]] std::shared_ptr<const Value> get(const Key& key, Make make) {
    if (auto known = find(key)) return known;
    auto made = std::make_shared<const Value>(make());  // outside the lock: others need not wait
    const std::scoped_lock lock(mutex_);
    if (entries_.size() == most_) entries_.pop_front();
    entries_.emplace_back(key, made);
    return made;
  }

 private:
  [[nodiscard]] std::shared_ptr<const Value> find(const Key& key) {
    const std::scoped_lock lock(mutex_);
    for (const auto& [known, value] : entries_) {
      if (known == key) return value;
    }
    return nullptr;
  }

  std::size_t most_;
  std::mutex mutex_;
  std::deque<std::pair<Key, std::shared_ptr<const Value>>> entries_;
};

/// A local hour of a region's climate stands for the share of a year's hours that are like it.
struct MeanHour {
  std::uint8_t month = 0, hour = 0;
  double share = 0.0, dry_bulb_c = 0.0, wet_bulb_c = 0.0;
};

class SharedWork {
 public:
  /// Returns grid::climate_of() with wet bulbs.
  [[nodiscard]] std::shared_ptr<const std::vector<MeanHour>> climate(
      const grid::Region& region, const grid::RegionData& data) const;

  [[nodiscard]] std::shared_ptr<const CoolingTable> cooling_table(
      CoolingKind kind, const CoolingParameters& parameters, double pressure_pa) const;

  /// Tabulates a plant of the stock of data centres (data_centre_stock.hpp), with `make`.
  template <class Make>
  [[nodiscard]] std::shared_ptr<const std::vector<CoolingDemand>> stock_nodes(
      CoolingKind kind, const CoolingParameters& parameters, double pressure_pa, Make make) const {
    return stock_.get({kind, parameters, pressure_pa}, make);
  }

 private:
  struct Plant {
    CoolingKind kind;
    CoolingParameters parameters;
    double pressure_pa;
    bool operator==(const Plant&) const = default;
  };
  static constexpr std::size_t kMostClimates = 64, kMostTables = 64, kMostStock = 512;

  mutable Memo<grid::AirShape, std::vector<MeanHour>> climates_{kMostClimates};
  mutable Memo<Plant, CoolingTable> tables_{kMostTables};
  mutable Memo<Plant, std::vector<CoolingDemand>> stock_{kMostStock};
};

}  // namespace gigaload::sim
