#include "output/variables/variable_check.hpp"

#include <algorithm>
#include <vector>

#include "output/hdf5/netcdf.hpp"

namespace gigaload::output {

namespace {

constexpr double kMostDeflated = 1100.0;  // deflate makes at most 1032 bytes of one
/// Bytes of values that any file may claim, however small: a chunk that was begun counts whole, and
/// so much can be read without harm.
constexpr double kSpareBytes = 64e6;
constexpr hsize_t kMostRows = hsize_t{10'000} * 8784;  // hours of the years that a date may have

[[noreturn]] void refuse(const std::string& path, const std::string& what) {
  const std::string text = "\"" + path + "\" " + what;
  throw Hdf5Error(text, text);
}

/// Refuses a path of which a part, from the root on, is a link.
void refuse_links(const File& file, const std::string& path) {
  for (std::size_t end = 0; end != std::string::npos;) {
    end = path.find('/', end + 1);
    const std::string part = path.substr(0, end);
    H5L_info_t link;
    check(H5Lget_info(file.get(), part.c_str(), &link, H5P_DEFAULT), "H5Lget_info " + part);
    if (link.type != H5L_TYPE_HARD) refuse(part, "is a link to something else");
  }
}

void check_kind(const Dataset& dataset, const std::string& path, const Variable& variable) {
  const Datatype type(H5Dget_type(dataset.get()), "H5Dget_type " + path);
  if (variable.storage == Storage::text) {
    if (H5Tis_variable_str(type.get()) <= 0) refuse(path, "is no list of texts");
    return;
  }
  const H5T_class_t kind = H5Tget_class(type.get());
  if (kind != H5T_FLOAT && kind != H5T_INTEGER) refuse(path, "is no numbers");
  if (H5Tget_size(type.get()) > sizeof(double)) refuse(path, "has numbers of more than 64 bits");
}

void check_shape(const std::vector<hsize_t>& shape, const std::string& path,
                 const Variable& variable, const AxisLength& length_of) {
  if (shape.size() != variable.axes.size()) {
    refuse(path, "has " + std::to_string(shape.size()) + " axes, not " +
                     std::to_string(variable.axes.size()));
  }
  for (std::size_t a = 0; a < shape.size(); ++a) {
    const Axis axis = variable.axes[a];
    const std::string name = name_of(axis, variable.place);
    if (a == 0 && axis == Axis::time) {
      if (shape[a] > kMostRows) refuse(path, "has more rows than there are hours");
      continue;
    }
    if (is_own_dimension(variable)) continue;
    const std::optional<hsize_t> length = length_of(axis);
    if (!length) refuse(path, "has an axis " + name + " that the file has not");
    if (shape[a] != *length) {
      refuse(path, "is " + std::to_string(shape[a]) + " long along " + name + ", not " +
                       std::to_string(*length));
    }
  }
}

/// A few bytes can claim any number of chunks that were never written.
void check_size(const File& file, const std::vector<hsize_t>& shape, const std::string& path) {
  hsize_t size = 0;
  check(H5Fget_filesize(file.get(), &size), "H5Fget_filesize");
  double bytes = sizeof(double);
  for (const hsize_t length : shape) bytes *= static_cast<double>(length);
  constexpr double kDoublesOfFloats = 2.0;
  if (bytes > kDoublesOfFloats * kMostDeflated * static_cast<double>(size) + kSpareBytes) {
    refuse(path, "claims more values than a file of this size can hold");
  }
}

}  // namespace

Dataset open_own(const File& file, const std::string& path) {
  refuse_links(file, path);
  Dataset dataset(H5Dopen2(file.get(), path.c_str(), H5P_DEFAULT), "H5Dopen " + path);
  const PropertyList creation(H5Dget_create_plist(dataset.get()), "H5Dget_create_plist " + path);
  const bool elsewhere =
      H5Pget_layout(creation.get()) == H5D_VIRTUAL || H5Pget_external_count(creation.get()) != 0;
  if (elsewhere) refuse(path, "has its values in another file");
  return dataset;
}

Dataset open_checked(const File& file, const std::string& path, const Variable& variable,
                     const AxisLength& length_of) {
  Dataset dataset = open_own(file, path);
  const std::vector<hsize_t> shape = shape_of(dataset);
  check_kind(dataset, path, variable);
  check_shape(shape, path, variable, length_of);
  check_size(file, shape, path);
  return dataset;
}

const Variable* find_variable(const std::string& path) {
  const auto table = variables();
  const auto found =
      std::ranges::find_if(table, [&](const Variable& v) { return path_of(v) == path; });
  return found == table.end() ? nullptr : &*found;
}

}  // namespace gigaload::output
