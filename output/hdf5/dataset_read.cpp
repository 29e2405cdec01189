#include "output/hdf5/dataset_read.hpp"

namespace gigaload::output {
namespace {

/// Returns whether the values are in the object's header and fewer than shape and type ask for.
bool is_cut(const Dataset& dataset) {
  const PropertyList creation(H5Dget_create_plist(dataset.get()), "H5Dget_create_plist");
  if (H5Pget_layout(creation.get()) != H5D_COMPACT) return false;
  const Datatype type(H5Dget_type(dataset.get()), "H5Dget_type");
  const Dataspace space(H5Dget_space(dataset.get()), "H5Dget_space");
  const auto values =
      check(H5Sget_simple_extent_npoints(space.get()), "H5Sget_simple_extent_npoints");
  return static_cast<double>(H5Dget_storage_size(dataset.get())) <
         static_cast<double>(values) * static_cast<double>(H5Tget_size(type.get()));
}

}  // namespace

void read_dataset(const Dataset& dataset, hid_t memory_type, hid_t memory, hid_t selected,
                  void* values) {
  if (is_cut(dataset)) {
    throw Hdf5Error("H5Dread failed: fewer bytes are stored than the shape says",
                    "fewer bytes are stored than the shape says");
  }
  check(H5Dread(dataset.get(), memory_type, memory, selected, H5P_DEFAULT, values), "H5Dread");
}

}  // namespace gigaload::output
