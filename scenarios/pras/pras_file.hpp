#pragma once

#include <filesystem>

#include "grid/adequacy/system/system.hpp"

namespace gigaload::scenarios {

/// Reads a PRAS system file, data versions 0.5 to 0.8 (PRAS SystemModel HDF5 specification).
/// Devices are sorted stably by region, lines by interface; a pair of regions written from the
/// later to the earlier one is turned round. Throws an InputError that names file, group and entity
/// for all that is missing, of a wrong shape or type, or out of range.
[[nodiscard]] grid::adequacy::SystemModel read_pras(const std::filesystem::path& path);

/// Writes data version 0.8, whose powers and energies are whole numbers: where they are not, the
/// file has units a thousand times smaller and numbers rounded to these. The file appears under its
/// name when it is whole. InputError for names longer than 128 bytes and for files that cannot be
/// written.
void write_pras(const grid::adequacy::SystemModel& system, const std::filesystem::path& path);

}  // namespace gigaload::scenarios
