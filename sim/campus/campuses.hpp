#pragma once

#include <cstddef>
#include <vector>

#include "sim/campus/campus_identities.hpp"
#include "sim/campus/campus_model.hpp"
#include "sim/cooling/shared_work.hpp"

namespace gigaload::sim {

struct Scenario;

/// The campuses of a scenario, in its order. Those whose plants and sites are alike share the
/// tables of their cooling.
class Campuses {
 public:
  /// Keeps references to the campuses of `scenario`.
  explicit Campuses(const Scenario& scenario, const SharedWork& shared = SharedWork());

  [[nodiscard]] std::size_t size() const { return models_.size(); }
  [[nodiscard]] const CampusModel& operator[](std::size_t campus) const { return models_[campus]; }
  [[nodiscard]] auto begin() const { return models_.begin(); }
  [[nodiscard]] auto end() const { return models_.end(); }
  [[nodiscard]] const CampusIdentities& identities() const { return identities_; }

 private:
  std::vector<CampusModel> models_;
  CampusIdentities identities_;
};

}  // namespace gigaload::sim
