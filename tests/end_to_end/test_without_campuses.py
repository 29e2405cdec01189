"""A run without campuses beside the one with them, and what `gigaload compare` tells of the two.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py and numpy.
"""

import csv
import io
import json
import unittest

from program import SMALL, ProgramTest, h5py, np


class WithoutCampuses(ProgramTest):
    def setUp(self):
        super().setUp()
        path = self.write("small.toml", SMALL)
        self.assertExit(self.call("run", path, "-q", "-o", "with.h5"), 0)
        self.told = self.call("run", path, "--without-campuses", "-o", "without.h5")
        self.assertExit(self.told, 0)

    def summary(self, name, quantity):
        with h5py.File(self.folder / name) as file:
            return file["summary"][quantity][...]

    def test_all_other_data_centres_are_the_same(self):
        self.assertIn("run.campuses = false: 2 campuses of 2.0 GW are not built", self.told.stderr)
        campuses = self.summary("with.h5", "campus_energy")
        self.assertGreater(campuses[0].sum(), 1e6)
        np.testing.assert_array_equal(self.summary("without.h5", "campus_energy"), 0.0)
        np.testing.assert_allclose(
            self.summary("without.h5", "data_centre_energy"),
            self.summary("with.h5", "data_centre_energy") - campuses, rtol=1e-12)
        np.testing.assert_array_equal(self.summary("without.h5", "data_centre_energy_promised"),
                                      self.summary("with.h5", "data_centre_energy_promised"))
        with h5py.File(self.folder / "without.h5") as file:
            np.testing.assert_array_equal(file["buildout/delivered"][...], 0.0)
            self.assertGreater(file["buildout/promised"][-1, 0], 0.0)

    def test_compare(self):
        answer = self.call("compare", "without.h5", "with.h5")
        self.assertExit(answer, 0)
        self.assertIn("with.h5 less without.h5", answer.stdout)
        answer = self.call("compare", "without.h5", "with.h5", "--csv")
        self.assertExit(answer, 0)
        rows = list(csv.DictReader(io.StringIO(answer.stdout)))
        found = {row["area"]: float(row["difference"]) for row in rows
                 if row["quantity"] == "campus_energy"}
        with h5py.File(self.folder / "with.h5") as file:
            regions = list(file["region"].asstr()[...])
        campuses = self.summary("with.h5", "campus_energy")[0]
        self.assertAlmostEqual(found["all"], campuses.sum(), delta=1.0)
        self.assertGreater(found["VA_DOM"], 1e6)
        for region, campus in zip(regions, campuses):
            self.assertAlmostEqual(found[region], campus, delta=1.0)
        answer = self.call("compare", "without.h5", "with.h5", "--json")
        self.assertEqual(len(json.loads(answer.stdout)["rows"]), len(rows))
        self.assertTrue(any(row["quantity"] == "lolh" and float(row["standard_error"]) > 0
                            for row in rows))

    def test_compare_refuses_other_years_and_a_file_that_is_none(self):
        path = self.folder / "small.toml"
        self.assertExit(self.call("run", path, "-q", "--to", "2025-02-01", "-o", "short.h5"), 0)
        answer = self.call("compare", "short.h5", "with.h5")
        self.assertExit(answer, 2)
        self.assertIn("short.h5 has 2025-01-01 to 2025-02-01, with.h5 has 2025-01-01 to 2025-03-01",
                      answer.stderr)
        self.assertExit(self.call("compare", "with.h5", "small.toml"), 2)
        self.assertExit(self.call("compare", "with.h5"), 2)

    def test_adequacy_and_export_take_it_too(self):
        path = self.folder / "small.toml"
        both = {}
        for name, words in (("with", []), ("without", ["--without-campuses"])):
            answer = self.call("adequacy", path, "--year", "2025", "--samples", "20", "--json",
                               *words)
            self.assertExit(answer, 0)
            both[name] = json.loads(answer.stdout)["system"]["eue"]["value"]
            answer = self.call("export", path, "--pras", "--year", "2025", "-o", name + ".pras",
                               *words)
            self.assertExit(answer, 0)
        self.assertLess(both["without"], both["with"])
        self.assertExit(self.call("adequacy", "without.pras", "--without-campuses"), 2)


if __name__ == "__main__":
    unittest.main()
