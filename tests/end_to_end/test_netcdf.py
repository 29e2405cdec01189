"""What netCDF's own tools see in a result: ncdump and NCO, where there are any. CDO, a tool for
grids of longitude and latitude, does not open files whose coordinates are names."""

import re
import shutil
import unittest

from program import SMALL, ProgramTest, said_by


class NetcdfToolsTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("small.toml", SMALL)
        answer = self.call("run", "small.toml", "--to", "2025-01-08", "-o", "small.h5", "--quiet")
        self.assertExit(answer, 0)
        self.result = self.folder / "small.h5"

    @unittest.skipUnless(shutil.which("ncdump"), "no ncdump")
    def test_ncdump(self):
        header = said_by("ncdump", "-h", self.result)
        self.assertRegex(header, r"time = UNLIMITED ; // \(168 currently\)")
        self.assertIn("float grid_load(time, region) ;", header)
        self.assertIn('grid_load:units = "MW"', header)
        self.assertIn('time:units = "hours since 1970-01-01 00:00:00"', header)
        self.assertIn("group: summary {", header)
        # every variable of numbers has a unit, but derivatives, whose parameters have one each
        without = [name for name in re.findall(r"(?m)^\s*(?:double|float|int) (\w+)\(", header)
                   if f"{name}:units" not in header]
        self.assertEqual(without, [])
        values = said_by("ncdump", "-v", "grid_load", self.result).split("data:")[1]
        self.assertGreater(len(re.findall(r"\d{3,}", values)), 4 * 168 - 10)

    @unittest.skipUnless(shutil.which("ncks"), "no NCO")
    def test_nco(self):
        part = self.folder / "day.nc"
        said_by("ncks", "-v", "shortfall", "-d", "time,0,23", self.result, part)
        self.assertRegex(said_by("ncks", "-m", part), r"time = UNLIMITED ; // \(24 currently\)")


if __name__ == "__main__":
    unittest.main()
