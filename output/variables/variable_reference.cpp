#include "output/variables/variable_reference.hpp"

#include <fmt/format.h>

#include <string_view>
#include <vector>

namespace gigaload::output {
namespace {

/// Stands behind the last table, of the group of adequacy.
constexpr const char* kErrors = R"md(
A standard error is missing (NaN, the `_FillValue`) where no sample had what its variable counts: that
none of n samples had any tells nothing of their spread. The probability that a year has any is then
below 3/n with a confidence of 95 % (Hanley and Lippman-Hand, JAMA 249, 1983), and so is the expected
number of events and of days with one, as far as they come independently: c times that where they come
in clusters of c. The files of `gigaload adequacy -o` do the same, by step too, and leave out the
attributes of such errors; of a probability by step (`lolp`, `system_lolp`) the error is missing too
where all samples were short. All errors are of sampling alone: the root's attribute
`adequacy_assumptions` names what else the numbers rest on. `data_centre_campuses` says what of the
campuses is inside `data_centre_energy_path`, as the key `data_centres.campuses` does.
)md";

constexpr const char* kStates =
    R"md(What adds up over regions, by state: the sums of `summary` over the regions of a state
(`region_state`), a region that is in none by itself. `peak` is the highest hour of the regions together
(coincident), not the sum of their own. Where each state is one region there is no such group: `summary`
is by state then. `xr.open_dataset(file, group="states")["energy"].sel(state="VA")`

)md";

constexpr const char* kPlanningAreas =
    R"md(The same by planning area (`region_planning_area`); regions that are in none are in no row.

)md";

constexpr const char* kIntroduction =
    R"md(<!-- Made by `gigaload info --variables`; a test compares the two. -->

# The result file

An HDF5 file that netCDF-4 libraries read too, with CF-1.8 metadata: every variable carries the
attributes `units` (UDUNITS-2) and `long_name`, and names its dimensions. `time` is the start of an
hour, `exchange_time` that of an exchange between the years and the hours, UTC. A variable is left out where the run
has nothing to say in it: an axis that is empty (no campuses, no deals), a switch that is off
(`output.generation`, `output.it_load`, `output.weather`, `output.sensitivities`), no ensemble
(`ensemble.samples = 0`), no stop by error (`ensemble.until`), no reserve that regions keep (`reserves.contingency = 0`), no campus that has
what it tells of (allowances of water, flexible load, plant on site), no state of several regions
(`state`, the group `states`), no planning areas, no drawn futures (`stages.futures = 0`, or what the
attribute `no_drawn_futures` names). The root's attributes hold the scenario, the versions, the hashes of the
data files and the command line.

    ncdump -h us-33gw.h5
    gigaload info us-33gw.h5

This is schema 2. In schema 1, which `gigaload info` and `gigaload report` still read, the time of
the groups was called `time` and `sample_quantile` was `quantile`, and there were no machines of all
deals.

## Opening it

What tests/end_to_end/test_readers.py sees in Debian 12, where `tools/install_dependencies readers` has
installed these programs; MATLAB and Julia by the rules of their libraries.

| reader | how | what to expect |
|---|---|---|
| xarray | `xr.open_dataset(file, group="summary")`, with `h5netcdf` or `netcdf4` | all, labels as coordinates: `.sel(region="VA_DOM")`; `Dataset.quantile` works; `xr.open_datatree(file)` opens it whole |
| h5py, h5netcdf, netCDF4 | | all; h5py gives text attributes as bytes: `.decode()` |
| ncdump | `ncdump -t -v time file` | all, times as dates |
| NCO | `ncra`, `ncwa -a time`, `ncrcat`, `ncks -d time,0,23` | means and joined files of the hours; the groups come along. `ncra` (5.1.4) gives the mean of a day the bounds of an hour at noon, and none where a value is missing (NaN) |
| CDO | `ncks -C -v time,time_bnds,grid_load file plain.nc`, then `cdo daymean plain.nc days.nc` | it knows neither groups nor axes of text: such an extract has the regions as points 1, 2, ... in the order of `region`. `timpctl` (2.1.1) of more than 50 hours is a place in one of 101 bins, far off where one hour stands out; xarray's `quantile` is exact |
| R, ncdf4 | `ncvar_get(nc_open(file), "summary/energy")` | all; axes in reverse order |
| R, rhdf5 | `h5read(file, "summary/energy")` | all; a warning about HDF5's own attributes of variable length |
| Octave | `pkg load netcdf; ncread(file, "/summary/energy")` | numbers and attributes, axes in reverse order; no texts, so that `ncinfo` and `ncdisp` stop at `region` |
| GDAL | `gdalinfo NETCDF:file:grid_load`, `gdalmdiminfo file` | each variable as a raster of time and region, without a place on earth; by `NETCDF:` (3.6.2) its first row is the last hour, with `--config GDAL_NETCDF_BOTTOMUP NO` the first |
| netCDF-Fortran | `nf90_get_var`, `nf90_get_att` | numbers and attributes, axes in reverse order; no texts |
| h5wasm (npm) | `new h5wasm.File(file).get("summary/energy")` | all, in a browser too |
| Julia | `NCDataset(file).group["summary"]["energy"]` of NCDatasets.jl, `h5read` of HDF5.jl | all; axes in reverse order |
| MATLAB | `ncread(file, "/summary/energy")`, `h5read` | all, texts with `h5read`; axes in reverse order |
| DuckDB, Excel | they read no HDF5: `gigaload export FILE --csv FOLDER` or `--xlsx FILE` (`docs/numbers_out.md`) | tables with a row for each year and region, hour and campus, ... |

A group becomes a file of its own by `ncks -g summary file part.nc`; that of `h5copy` (HDF5 1.10.8) no
netCDF library reads. `ncrename` (NCO 5.1.4, netCDF 4.9.0) of an axis and its coordinate empties the
coordinate without a word: xarray's `rename` keeps it. For local time shift the hours (`cdo
shifttime,-5hour`) rather than write an offset into `units`: `-5:00` counts for NCO and xarray, not for
ncdump, CDO and cftime 1.6.2. `MW h` is in the manner of UDUNITS-2: GNU units (2.22) needs `MWh`, as its
`h` is Planck's constant. Each is a script in `findings/`.
)md";

std::string heading_of(Place place) {
  return place == Place::root ? "Root: hour by hour, and names"
                              : fmt::format("Group `{}`", name_of(place));
}

/// Returns what stands above the table of a group.
const char* note_of(Place place) {
  if (place == Place::states) return kStates;
  return place == Place::planning_areas ? kPlanningAreas : "";
}

std::string type_of(Storage storage) {
  constexpr const char* names[] = {"float32", "float64", "int32", "text"};
  return names[static_cast<std::size_t>(storage)];
}

std::string axes_of(const Variable& variable) {
  std::vector<std::string_view> names;
  names.reserve(variable.axes.size());
  for (const Axis axis : variable.axes) {
    names.emplace_back(name_of(axis, variable.place));
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

std::string variable_reference(std::span<const Variable> variables) {
  std::string text = kIntroduction;
  const Variable* before = nullptr;
  for (const Variable& variable : variables) {
    if (before == nullptr || before->place != variable.place) {
      text += fmt::format(
          "\n## {}\n\n{}| variable | axes | type | unit | meaning |\n|---|---|---|---|---|\n",
          heading_of(variable.place), note_of(variable.place));
    }
    before = &variable;
    const std::string_view cells = variable.cell_methods;
    text += fmt::format("| `{}` | {} | {} | {} | {}{} |\n", variable.name, axes_of(variable),
                        type_of(variable.storage), variable.unit, variable.long_name,
                        cells.empty() ? "" : fmt::format(" ({})", cells));
  }
  return text + kErrors;
}

}  // namespace gigaload::output
