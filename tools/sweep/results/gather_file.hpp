#pragma once

/// This component knows the datasets of a gathered file.

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "output/hdf5/netcdf.hpp"
#include "tools/sweep/store/manifest.hpp"

namespace gigaload::sim {
struct Scenario;
}  // namespace gigaload::sim

namespace gigaload::tools::sweep {

inline constexpr const char* kGatheredSchema = "gigaload-sweep";
inline constexpr const char* kGatheredSchemaVersion = "2.1";

/// GatheredVariable is a variable of the members, [member][row][column], with its quantiles.
struct GatheredVariable {
  output::Dataset dataset;
  output::Dataset quantiles;   // [member_quantile][row][column]
  std::vector<hsize_t> inner;  // sizes of the axes after member
  std::size_t first = 0;       // of its numbers among a member's
  std::size_t rows = 1, columns = 1;
  std::size_t chunk_members = 1;
};

class GatherFile {
 public:
  /// Creates the file with all dimensions, coordinates and empty variables. `scenario` is that of
  /// any member, for labels and times.
  GatherFile(const std::filesystem::path& path, const Manifest& manifest, const Shape& shape,
             const sim::Scenario& scenario);

  [[nodiscard]] std::vector<GatheredVariable>& variables() { return variables_; }
  /// Writes the status of all members: 0 missing, 1 done, 2 failed.
  void write_status(const std::vector<double>& status);
  void close();

 private:
  void write_provenance();
  void write_coordinates();
  void add_axis(std::size_t axis);
  void add_block(const Block& block);
  void add_scalar(const Scalar& scalar, std::size_t first);
  GatheredVariable create(hid_t where, const std::string& name, hid_t type,
                          const std::vector<hsize_t>& inner, const char* unit,
                          const std::string& long_name, const char* cell_methods);
  output::Group& group(const std::string& name);
  /// Returns the scale of an axis in a group, which is made or linked there at its first use.
  const output::Dataset& scale(const std::string& group_name, output::Axis axis);
  [[nodiscard]] output::Dataset make_times(const std::string& group_name);
  output::Dataset make_scale_of(const std::string& group_name, output::Axis axis);
  void link(const std::string& group_name, const std::string& name);

  const Manifest& manifest_;
  const Shape& shape_;
  const sim::Scenario& scenario_;
  output::File file_;
  output::Dataset member_, quantile_, status_;
  std::string coordinates_;  // names of the axes, for the attribute
  std::map<std::string, output::Group> groups_;
  std::map<std::pair<std::string, output::Axis>, output::Dataset> scales_;
  std::vector<GatheredVariable> variables_;
};

}  // namespace gigaload::tools::sweep
