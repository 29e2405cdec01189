#pragma once

#include <string>

#include "scenarios/readers/site_reader.hpp"

namespace gigaload::scenarios {

/// Reads what the site takes, gives and has of its own: water.*, flexible.*, on_site.*, battery.*
/// and own_capacity under `prefix`, checked against each other and the contract.
void read_devices(const SiteContext& context, const std::string& prefix, sim::Campus& site);

/// Multiplies the site's amounts by `factor`: a campus's part of what a siting rule holds.
void scale_devices(sim::Campus& site, double factor);

}  // namespace gigaload::scenarios
