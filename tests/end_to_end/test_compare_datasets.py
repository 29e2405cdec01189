"""compare_datasets.py tells what differs between two files, and that a program equals itself.

The program is the environment's GIGALOAD; what needs it is skipped without. Exits 77 (skipped)
without h5py and numpy.
"""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import h5py
    import numpy as np
except ImportError as error:
    print(f"skipped: {error}")
    sys.exit(77)

from compare_datasets import compare_text
from dataset_difference import compare_files

SCRIPT = Path(__file__).resolve().parent / "compare_datasets.py"
NAN = np.array([0x7FC00000, 0x7FC00001], dtype=np.uint32).view(np.float32)  # two of many


class Files(unittest.TestCase):
    """Two equal files, one of which each test changes."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.kept, self.found = Path(folder.name) / "kept.h5", Path(folder.name) / "found.h5"
        for path in self.kept, self.found:
            self.write(path)

    def write(self, path):
        with h5py.File(path, "w") as file:
            file.attrs["git_revision"] = path.name
            file.attrs["schema"] = "small"
            file.attrs["eue"] = 2.5
            for name, size in ("time", 3), ("region", 2):
                file[name] = np.arange(float(size))
                file[name].make_scale(name)
            file["load"] = np.array([[1, 2], [3, NAN[0]], [0, 6]], dtype=np.float32)
            file["load"].attrs["units"] = "MW"
            file["load"].dims[0].attach_scale(file["time"])
            file["load"].dims[1].attach_scale(file["region"])
            file["years/name"] = np.array(["VA", "MD"], dtype=h5py.string_dtype())
            file["years/code"] = np.array([b"VA", b"MD"])

    def differences(self):
        return compare_files(self.kept, self.found)[0]

    def only_difference(self):
        differences = self.differences()
        self.assertEqual(len(differences), 1, [str(one) for one in differences])
        return differences[0]

    def change(self):
        return h5py.File(self.found, "r+")

    def test_equal_but_for_their_origin(self):
        differences, count = compare_files(self.kept, self.found)
        self.assertEqual(differences, [])
        self.assertEqual(count, 6)  # five datasets and the number among the root's attributes

    def test_a_value(self):
        with self.change() as file:
            file["load"][1, 0] = 4
        found = self.only_difference()
        self.assertEqual((found.kind, found.name), ("value", "load"))
        self.assertIn("1 of 6 values, largest relative difference 0.25 at [1, 0]: 3.0, now 4.0",
                      found.detail)

    def test_a_number_in_place_of_nan(self):
        with self.change() as file:
            file["load"][1, 1] = 4
        self.assertIn("largest relative difference inf at [1, 1]", self.only_difference().detail)

    def test_bits_alone(self):
        for place, value in ((1, 1), NAN[1]), ((2, 0), -0.0):
            self.write(self.found)
            with self.change() as file:
                file["load"][place] = value
            self.assertIn("other bits", self.only_difference().detail)

    def test_texts(self):
        with self.change() as file:
            file["years/name"][1] = "DC"
        self.assertIn("b'MD', now b'DC' at [1]", self.only_difference().detail)
        self.write(self.found)
        with self.change() as file:
            file["years/code"][0] = b"DC"
        self.assertEqual(self.only_difference().name, "years/code")

    def test_another_shape_or_type(self):
        for data, kind in (np.zeros((3, 3), np.float32), "shape"), (np.zeros((3, 2)), "type"):
            self.write(self.found)
            with self.change() as file:
                del file["load"]
                file["load"] = data
            self.assertIn((kind, "load"), [(one.kind, one.name) for one in self.differences()])

    def test_absent_and_new(self):
        with self.change() as file:
            file.move("years/code", "years/number")
        self.assertEqual([(one.kind, one.name) for one in self.differences()],
                         [("absent", "years/code"), ("new", "years/number")])

    def test_names_and_types_of_schema_2(self):
        for path, major, names in ((self.kept, 1, ("quantile", "exchange/time")),
                                   (self.found, 2, ("sample_quantile", "exchange/exchange_time"))):
            with h5py.File(path, "r+") as file:
                text = f"{major}.0"
                file.attrs["schema_version"] = text if major == 1 else np.bytes_(text)
                file.attrs["seed"] = np.array([7], np.uint64 if major == 1 else np.int32)
                for name in names:
                    file[name] = np.arange(2.0)
                file["load"].attrs["units"] = "MW" if major == 1 else np.bytes_("MW")
        self.assertEqual([str(one) for one in self.differences()],
                         ["attribute differs: /: schema_version: '1.0', now '2.0'"])
        with self.change() as file:
            file["exchange/exchange_time"][0] = 5
            file.attrs["seed"] = np.array([8], np.int32)
        self.assertEqual([(one.kind, one.name) for one in self.differences()][:2],
                         [("value", "@seed"), ("value", "exchange/exchange_time")])

    def test_a_number_of_the_root_is_a_value(self):
        with self.change() as file:
            file.attrs["eue"] = 2.0
        found = self.only_difference()
        self.assertEqual((found.kind, found.name), ("value", "@eue"))

    def test_attributes(self):
        with self.change() as file:
            file["load"].attrs["units"] = "GW"
        self.assertEqual(str(self.only_difference()),
                         "attribute differs: load: units: 'MW', now 'GW'")
        self.write(self.found)
        with self.change() as file:
            file.attrs["schema"] = "large"
        self.assertEqual((self.only_difference().kind, self.only_difference().name),
                         ("attribute", "/"))

    def test_another_axis(self):
        with self.change() as file:
            file["zone"] = np.arange(2.0)
            file["zone"].make_scale("zone")
            file["load"].dims[1].detach_scale(file["region"])
            file["load"].dims[1].attach_scale(file["zone"])
        kinds = [(one.kind, one.name) for one in self.differences()]
        self.assertEqual(kinds, [("new", "zone"), ("attribute", "load")])
        self.assertIn("/zone", self.differences()[1].detail)


class Texts(unittest.TestCase):
    def test_the_first_line_that_differs(self):
        self.assertEqual(compare_text("a\nload 1.8 GW\n", "a\nload 1.8 GW\n"), [])
        self.assertEqual(compare_text("a\nload 1.8 GW\n", "a\nload 1.9 GW\n")[0].name, "line 2")
        self.assertEqual(compare_text("a\n", "a\nb\n")[0].kind, "text")


@unittest.skipUnless(os.environ.get("GIGALOAD"), "GIGALOAD names no program")
class Command(unittest.TestCase):
    def call(self, *arguments):
        return subprocess.run([sys.executable, str(SCRIPT), *map(str, arguments), "--program",
                               os.environ["GIGALOAD"], "--only", "rts79"], text=True,
                              capture_output=True)

    def test_a_program_equals_itself(self):
        with tempfile.TemporaryDirectory() as folder:
            kept = Path(folder) / "kept"
            self.assertEqual(self.call("keep", "--folder", kept).returncode, 0)
            equal = self.call("compare", "--against", kept)
            self.assertEqual(equal.returncode, 0, equal.stdout + equal.stderr)
            self.assertRegex(equal.stdout, r"rts79 +\d+ values .* equal\n")
            with h5py.File(kept / "rts79" / "result.h5", "r+") as file:
                file["lolp"][100, 0] += 1
            unequal = self.call("compare", "--against", kept)
            self.assertEqual(unequal.returncode, 1)
            self.assertIn("value: lolp: 1 of", unequal.stdout)


if __name__ == "__main__":
    unittest.main(verbosity=2)
