#include "sim/cooling/electrical_losses.hpp"

namespace gigaload::sim {

double heat_of_rooms(const ElectricalParameters& parameters, double part_load) {
  const double ups = parameters.ups_no_load / part_load + parameters.ups_linear +
                     parameters.ups_quadratic * part_load;
  const double distribution = 1.0 / (1.0 - parameters.distribution_loss) - 1.0;
  return 1.0 + ups + distribution + parameters.lighting;
}

double transformer_loss(const ElectricalParameters& parameters, double passed, double part_load) {
  const double rating = parameters.transformer_rating;
  return parameters.transformer_no_load * rating / part_load +
         parameters.transformer_quadratic * passed * passed * part_load / rating;
}

}  // namespace gigaload::sim
