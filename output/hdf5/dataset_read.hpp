#pragma once

#include "output/hdf5/hdf5_handle.hpp"

namespace gigaload::output {

/// Reads the `selected` values of a dataset as `memory_type` into `values`, which `memory`
/// describes (H5S_ALL twice: all of them, in order). Throws Hdf5Error where H5Dread does, and for a
/// damaged dataset whose values lie in its object's header and are fewer than its shape says: HDF5
/// before 1.14 reads on in whatever memory comes behind them.
void read_dataset(const Dataset& dataset, hid_t memory_type, hid_t memory, hid_t selected,
                  void* values);

}  // namespace gigaload::output
