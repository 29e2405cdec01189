"""A result, a study of adequacy and a gathered sweep in every reader that Debian has.

output/README.md tells what to expect of each. A reader that is not installed is skipped, with its
package; h5wasm is looked for where npm puts what is installed for all (`npm install -g h5wasm`).
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from program import SMALL, finished, h5py, np, said_by
from sweep_case import GRID, SCENARIO

try:
    import xarray as xr
except ImportError as error:
    print(f"skipped: {error}")
    sys.exit(77)

# Each says the unit of the load, its sum over all hours and regions, and what else it can read.
FORTRAN = """\
program reads
  use netcdf
  implicit none
  integer :: file, variable, dims(2), n(2), i
  real, allocatable :: load(:,:)
  character(len=80) :: units
  call check(nf90_open("run.h5", nf90_nowrite, file))
  call check(nf90_inq_varid(file, "grid_load", variable))
  call check(nf90_inquire_variable(file, variable, dimids=dims))
  do i = 1, 2
    call check(nf90_inquire_dimension(file, dims(i), len=n(i)))
  end do
  allocate(load(n(1), n(2)))
  call check(nf90_get_var(file, variable, load))
  units = ""
  call check(nf90_get_att(file, variable, "units", units))
  print "(a, 1x, f0.0)", trim(units), sum(real(load, 8))
contains
  subroutine check(status)
    integer, intent(in) :: status
    if (status /= nf90_noerr) then
      print *, trim(nf90_strerror(status))
      stop 1
    end if
  end subroutine
end program
"""
R_NCDF4 = """\
file <- ncdf4::nc_open("run.h5")
cat(ncdf4::ncatt_get(file, "grid_load", "units")$value, sum(ncdf4::ncvar_get(file, "grid_load")),
    ncdf4::ncvar_get(file, "region"), dim(ncdf4::ncvar_get(file, "summary/energy")))
"""
R_RHDF5 = """\
read <- function(name) rhdf5::h5read("run.h5", name)
cat(rhdf5::h5readAttributes("run.h5", "grid_load")$units, sum(read("grid_load")), read("region"),
    dim(read("summary/energy")))
"""
OCTAVE = """\
pkg load netcdf
printf("%s %.0f %s %d %d", ncreadatt("run.h5", "grid_load", "units"),
       sum(double(ncread("run.h5", "grid_load"))(:)), ncreadatt("run.h5", "/", "title"),
       size(ncread("run.h5", "/summary/energy")));
"""
H5WASM = """\
const h5wasm = (await import(process.env.H5WASM)).default;
await h5wasm.ready;
const file = new h5wasm.File("run.h5", "r");
const load = file.get("grid_load");
console.log(load.attrs["units"].value, load.value.reduce((a, b) => a + b, 0),
            ...file.get("region").value, ...file.get("summary/energy").shape);
file.close();
"""


def h5wasm():
    """Finds the package where npm puts what is installed for all; None without it."""
    if not (shutil.which("node") and shutil.which("npm")):
        return None
    root = subprocess.run(["npm", "root", "-g"], capture_output=True, text=True).stdout.strip()
    path = os.path.join(os.environ.get("GIGALOAD_NODE_MODULES", root), "h5wasm", "dist", "node",
                        "hdf5_hl.js")
    return path if os.path.exists(path) else None


def has_package(*words):
    """Tells whether a program can load a package of its own."""
    return (shutil.which(words[0]) is not None and
            subprocess.run(words, capture_output=True).returncode == 0)


class Readers(unittest.TestCase):
    """All tests look at the same three files, in one folder."""

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="gigaload readers "))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        (cls.folder / "run.toml").write_text(SMALL)
        (cls.folder / "small.toml").write_text(SCENARIO)
        (cls.folder / "sweep.toml").write_text(GRID.replace("count = 5", "count = 2"))
        for words in (["run", "run.toml", "--to", "2025-01-08", "-o", "run.h5", "--quiet", "--set",
                       "ensemble.samples=4", "--set", "run.feedback.enabled=false",
                       "--sensitivities"],
                      ["adequacy", "small.toml", "--year", "2025", "--samples", "4", "--set",
                       "ensemble.quantiles=[0.5, 0.9]", "-o", "study.h5"],
                      ["sweep", "expand", "sweep.toml", "-o", "members"],
                      ["sweep", "run", "members", "--quiet"],
                      ["sweep", "gather", "members", "-o", "sweep.h5"]):
            answer = finished(words, cwd=cls.folder)
            if answer.returncode != 0:
                raise AssertionError(f"{words}: {answer.stderr}")
        with h5py.File(cls.folder / "run.h5") as file:
            cls.load = file["grid_load"][...].astype(float)
            cls.regions = list(file["region"].asstr()[...])
        cls.count = str(len(cls.regions))

    def said(self, *words, **options):
        return said_by(*words, cwd=self.folder, **options)

    def script(self, name, text):
        (self.folder / name).write_text(text)
        return name

    def check_said(self, text, *rest):
        """Holds the unit of the load, its sum, and what else a reader was to say."""
        words = text.split()
        self.assertEqual(words[0], "MW")
        self.assertAlmostEqual(float(words[1]) / self.load.sum(), 1, delta=1e-5)
        self.assertEqual(words[2:], list(rest))

    def test_xarray(self):
        for engine in "h5netcdf", "netcdf4":
            with xr.open_dataset(self.folder / "run.h5", engine=engine) as hours:
                self.assertEqual(hours.grid_load.attrs["units"], "MW")
                self.assertEqual(hours.attrs["title"], "Small")
                self.assertEqual(int(hours.attrs["planned_hours"]), 168)
                self.assertEqual(hours.grid_load.sel(region="VA_DOM").sizes["time"], 168)
                spread = hours[["grid_load", "shortfall"]].quantile([0.1, 0.9])
                self.assertEqual(spread.sizes["quantile"], 2)
            with xr.open_dataset(self.folder / "run.h5", engine=engine, group="buildout") as years:
                self.assertEqual(years.promise_gap.dims, ("exchange_time", "deal"))
                self.assertEqual(years.machines_gap.dims, ("exchange_time",))
            with xr.open_dataset(self.folder / "study.h5", engine=engine) as study:
                study.quantile(0.5)
            with xr.open_dataset(self.folder / "sweep.h5", engine=engine, group="buildout") as sweep:
                self.assertEqual(sweep.energised.dims, ("member", "exchange_time", "campus"))
                self.assertEqual(sweep[["energised"]].quantile(0.5).energised.ndim, 0)

    def test_trees(self):
        """What xarray.open_datatree() asks for: no name of another length than above it."""
        for name in "run.h5", "study.h5", "sweep.h5":
            with h5py.File(self.folder / name) as file:
                of_root = {key: item.shape for key, item in file.items()
                           if isinstance(item, h5py.Dataset) and h5py.h5ds.is_scale(item.id)}
                for group in (g for g in file.values() if isinstance(g, h5py.Group)):
                    for key, item in group.items():
                        if h5py.h5ds.is_scale(item.id) and key in of_root:
                            self.assertEqual(item.shape, of_root[key], f"{name}: {group.name}/{key}")
        if not hasattr(xr, "open_datatree"):
            self.skipTest(f"xarray {xr.__version__} has no open_datatree")
        for name in "run.h5", "sweep.h5":
            with xr.open_datatree(self.folder / name, engine="h5netcdf") as tree:
                self.assertIn("buildout", tree.children)

    def test_types_are_those_of_cf_1_8(self):
        allowed = {"i1", "i2", "i4", "f4", "f8"}
        for name in "run.h5", "study.h5", "sweep.h5":
            with h5py.File(self.folder / name) as file:
                self.check_types(file, name, allowed)

    def check_types(self, file, name, allowed):
        def check(path, item):
            if isinstance(item, h5py.Dataset) and item.dtype.kind in "iuf":
                self.assertIn(item.dtype.str[1:], allowed, f"{name}: {path}")
            for attribute in item.attrs:
                if attribute in ("DIMENSION_LIST", "REFERENCE_LIST"):
                    continue  # of HDF5's dimension scales
                kind = item.attrs.get_id(attribute).dtype
                self.assertNotEqual(kind.kind, "O", f"{name}: {path}@{attribute}: variable length")
                if kind.kind in "iuf":
                    self.assertIn(kind.str[1:], allowed, f"{name}: {path}@{attribute}")
        check("", file)
        file.visititems(check)

    @unittest.skipUnless(shutil.which("ncdump"), "no ncdump (netcdf-bin)")
    def test_ncdump(self):
        header = self.said("ncdump", "-h", "run.h5")
        self.assertRegex(header, r"time = UNLIMITED ; // \(168 currently\)")
        self.assertIn("float grid_load(time, region) ;", header)
        self.assertIn('\tgrid_load:units = "MW"', header)
        self.assertIn('time:units = "hours since 1970-01-01 00:00:00"', header)
        self.assertIn("group: summary {", header)
        # every variable of numbers has a unit, but derivatives, whose parameters have one each
        outside = re.sub(r"group: sensitivity \{.*?\} // group", "", header, flags=re.S)
        without = [name for name in re.findall(r"(?m)^\s*(?:double|float|int) (\w+)\(", outside)
                   if f"{name}:units" not in outside]
        self.assertEqual(without, [])
        self.assertIn('"2025-01-01 23"', self.said("ncdump", "-t", "-v", "time", "run.h5"))
        for name in "study.h5", "sweep.h5":
            self.said("ncdump", "-t", name)

    @unittest.skipUnless(shutil.which("ncra"), "no NCO (nco)")
    def test_nco(self):
        for name, first, last in ("one.nc", 0, 23), ("two.nc", 24, 167):
            self.said("ncks", "-O", "-d", f"time,{first},{last}", "run.h5", name)
        self.said("ncrcat", "-O", "one.nc", "two.nc", "all.nc")
        self.said("ncra", "-O", "run.h5", "mean.nc")
        self.said("ncwa", "-O", "-a", "time", "run.h5", "over.nc")
        with h5py.File(self.folder / "all.nc") as file:
            np.testing.assert_array_equal(file["grid_load"][...], self.load.astype(np.float32))
        for name in "mean.nc", "over.nc":
            with h5py.File(self.folder / name) as file:
                np.testing.assert_allclose(file["grid_load"][...].ravel(), self.load.mean(axis=0),
                                           rtol=1e-5)
        self.said("ncks", "-O", "-g", "summary", "run.h5", "part.nc")
        with xr.open_dataset(self.folder / "part.nc", group="summary") as part:
            self.assertEqual(list(part.region.values), self.regions)

    @unittest.skipUnless(shutil.which("cdo") and shutil.which("ncks"), "no CDO (cdo) or NCO (nco)")
    def test_cdo(self):
        """CDO knows no coordinates of text: without them the regions are points of a grid."""
        self.said("ncks", "-O", "-C", "-v", "time,time_bnds,grid_load", "run.h5", "plain.nc")
        self.said("cdo", "-s", "daymean", "plain.nc", "days.nc")
        with h5py.File(self.folder / "days.nc") as file:
            wanted = self.load.reshape(7, 24, -1).mean(axis=1)
            np.testing.assert_allclose(file["grid_load"][...].reshape(wanted.shape), wanted, rtol=1e-5)

    @unittest.skipUnless(has_package("Rscript", "-e", "library(ncdf4)"), "no ncdf4 (r-cran-ncdf4)")
    def test_r_ncdf4(self):
        said = self.said("Rscript", self.script("a.R", R_NCDF4))
        self.check_said(said, *self.regions, self.count)  # the one year is no dimension to it

    @unittest.skipUnless(has_package("Rscript", "-e", "library(rhdf5)"), "no rhdf5 (r-bioc-rhdf5)")
    def test_r_rhdf5(self):
        said = self.said("Rscript", self.script("b.R", R_RHDF5))
        self.check_said(said, *self.regions, self.count, "1")

    @unittest.skipUnless(has_package("octave", "-qf", "--eval", "pkg load netcdf"),
                         "no octave-netcdf (octave-netcdf)")
    def test_octave(self):
        self.check_said(self.said("octave", "-qf", self.script("a.m", OCTAVE)), "Small", self.count, "1")

    @unittest.skipUnless(shutil.which("gdalinfo"), "no GDAL (gdal-bin)")
    def test_gdal(self):
        said = self.said("gdalinfo", "NETCDF:run.h5:grid_load")
        self.assertIn(f"Size is {self.count}, 168", said)
        self.assertIn("grid_load#units=MW", said)
        for option, step in ("YES", -1), ("NO", 1):  # the last hour is the first row by default
            self.said("gdal_translate", "-q", "--config", "GDAL_NETCDF_BOTTOMUP", option, "-of", "XYZ",
                      "NETCDF:run.h5:grid_load", "rows.txt")
            rows = np.loadtxt(self.folder / "rows.txt")[:, 2].reshape(168, -1)
            np.testing.assert_allclose(rows, self.load[::step], rtol=1e-6)

    @unittest.skipUnless(shutil.which("nf-config") and shutil.which("gfortran"),
                         "no netCDF-Fortran (gfortran, libnetcdff-dev)")
    def test_fortran(self):
        options = self.said("nf-config", "--fflags", "--flibs").split()
        self.said("gfortran", self.script("a.f90", FORTRAN), "-o", "a.out", *options)
        self.check_said(self.said(self.folder / "a.out"))

    @unittest.skipUnless(h5wasm(), "no h5wasm (npm install -g h5wasm)")
    def test_h5wasm(self):
        said = self.said("node", self.script("a.mjs", H5WASM),
                         env={**os.environ, "H5WASM": h5wasm()})
        self.check_said(said, *self.regions, "1", self.count)


if __name__ == "__main__":
    unittest.main(verbosity=2)
