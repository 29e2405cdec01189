#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "grid/adequacy/system/system.hpp"
#include "scenarios/pras/pras_units.hpp"

namespace gigaload::scenarios {

/// Reads a PRAS system file, data versions 0.5 to 0.9 (PRAS SystemModel HDF5 specification).
/// Devices are sorted stably by region, lines by interface; a pair of regions written from the
/// later to the earlier one is turned round. Throws an InputError that names file, group and entity
/// for all that is missing, of a wrong shape or type, or out of range, and for a file that asks for
/// more memory or time than its size may (pras_budget.hpp). `notices`, where they are wanted, get a
/// sentence for what the file has that is not read.
[[nodiscard]] grid::adequacy::SystemModel read_pras(const std::filesystem::path& path,
                                                    std::vector<std::string>* notices = nullptr);

/// Reads a file as read_pras() does, but in this process: HDF5 can crash on damaged files or never
/// come back, so that the file has to be one of which it is known that HDF5 can read it.
[[nodiscard]] grid::adequacy::SystemModel read_whole_pras(
    const std::filesystem::path& path, std::vector<std::string>* notices = nullptr);

/// Writes data version 0.8, or 0.9 where a store has a charge of its own at the start, in
/// own_or_smaller_units() or in those that are given (pras_units.hpp); powers and energies are
/// rounded to whole numbers of these. `told`, where it is wanted, is called as the series are
/// written: how many are, in parts too, of how many. The file appears under its name when it is
/// whole. Throws InputError for names longer than 128 bytes and for files that cannot be written.
void write_pras(const grid::adequacy::SystemModel& system, const std::filesystem::path& path);
void write_pras(const grid::adequacy::SystemModel& system, const std::filesystem::path& path,
                const PrasUnits& units,
                const std::function<void(double done, double total)>& told = {});

}  // namespace gigaload::scenarios
