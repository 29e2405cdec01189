#include "tools/program/output_path.hpp"

#include <fmt/core.h>

#include <system_error>

#include "grid/core/error.hpp"
#include "output/files/file_head.hpp"
#include "output/files/partial_file.hpp"
#include "output/hdf5/attribute_read.hpp"
#include "output/hdf5/netcdf.hpp"
#include "output/hdf5/trial.hpp"

namespace gigaload::tools {

namespace {

namespace fs = std::filesystem;

/// Tells whether the root says that gigaload wrote the file, or that it is a system of PRAS. In a
/// process of its own, since nobody knows what the file is. Throws InputError for one that HDF5
/// does not open.
bool is_result_or_system(const fs::path& path) {
  constexpr const char* kYes = "yes";
  return kYes == output::read_apart(path, output::limits_of(path), [&path] {
           const output::File file = output::open_file(path, output::Access::read);
           const hid_t root = file.get();
           if (output::has_attribute(root, "pras_dataversion")) return kYes;
           const bool ours =
               output::has_attribute(root, "schema") &&
               output::find_text(root, "schema").value_or("").starts_with("gigaload-");
           return ours ? kYes : "no";
         });
}

[[noreturn]] void refuse_other(const fs::path& path) {
  throw InputError(fmt::format(
      "{}: there is a file of this name that is no result: choose another -o, or move it away",
      path.string()));
}

/// Throws InputError for a file that is there and is none of ours, or of which that is not sure:
/// one that is cut off or damaged may be anybody's, and its owner may want what is left of it.
void check_is_ours(const fs::path& path) {
  if (!output::begins_with(path, output::kHdf5Head)) refuse_other(path);
  try {
    if (is_result_or_system(path)) return;
  } catch (const InputError& error) {
    throw InputError(
        fmt::format("{}: there is an HDF5 file of this name of which it cannot be told whether it "
                    "is a result ({}): choose another -o, or remove it if nobody needs it",
                    path.string(), error.what()));
  }
  refuse_other(path);
}

}  // namespace

void check_replaceable(const fs::path& path, const std::vector<fs::path>& inputs) {
  if (path.filename().empty()) {
    throw InputError(fmt::format("-o \"{}\": name a file, such as result.h5", path.string()));
  }
  output::check_destination(path);
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    throw InputError(
        fmt::format("{}: there is something of this name that is no plain file: choose another -o",
                    path.string()));
  }
  for (const fs::path& input : inputs) {
    if (!fs::equivalent(path, input, ignored)) continue;
    throw InputError(
        fmt::format("{}: this is the input {}: choose another -o", path.string(), input.string()));
  }
  if (fs::exists(status)) check_is_ours(path);
}

}  // namespace gigaload::tools
