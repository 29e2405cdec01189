"""Outputs that cannot be written and files that are no results.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py and numpy.
"""

import os
import resource
import unittest

from program import SMALL, ProgramTest, h5py


class Output(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("small.toml", SMALL)

    def refused(self, answer, *parts):
        self.assertExit(answer, 2)
        self.assertEqual(answer.stdout, "")
        for part in parts:
            self.assertIn(part, answer.stderr)
        self.assertNotIn("internal", answer.stderr)
        self.assertNotIn("HDF5-DIAG", answer.stderr)

    def test_folder_that_is_not_there(self):
        self.refused(self.call("run", "small.toml", "-o", "no/out.h5"), "no/out.h5")

    def test_output_that_is_a_folder(self):
        (self.folder / "out.h5").mkdir()
        self.refused(self.call("run", "small.toml", "-o", "out.h5"), "out.h5")

    def test_output_that_is_no_plain_file_is_not_replaced(self):
        os.mkfifo(self.folder / "pipe")
        self.refused(self.call("run", "small.toml", "-o", "pipe"), "pipe: ", "no plain file")
        self.assertTrue((self.folder / "pipe").is_fifo())
        self.assertFalse((self.folder / "pipe.partial").exists())

    def test_file_of_another_program_is_not_replaced(self):
        with h5py.File(self.folder / "measured.h5", "w") as file:
            file["x"] = [1, 2, 3]
        self.assertExit(self.call("run", "small.toml", "-o", "own.h5"), 0)
        own = (self.folder / "own.h5").read_bytes()
        (self.folder / "cut.h5").write_bytes(own[: len(own) // 2])
        for name in "measured.h5", "cut.h5":
            with self.subTest(name):
                before = (self.folder / name).read_bytes()
                self.refused(self.call("run", "small.toml", "-o", name), name,
                             "choose another -o, or ")
                self.assertEqual((self.folder / name).read_bytes(), before)
                self.assertFalse((self.folder / f"{name}.partial").exists())
        self.assertExit(self.call("run", "small.toml", "-o", "own.h5"), 0)

    @unittest.skipIf(os.geteuid() == 0, "root may write anywhere")
    def test_folder_that_is_read_only(self):
        (self.folder / "kept").mkdir(mode=0o555)
        self.refused(self.call("run", "small.toml", "-o", "kept/out.h5"), "kept/out.h5")

    def test_file_size_limit_and_what_was_there_before(self):
        """A full disk as the program sees it: a write that fails in the middle."""
        self.assertExit(self.call("run", "small.toml", "-o", "out.h5"), 0)
        before = (self.folder / "out.h5").read_bytes()
        limit = len(before) // 2
        answer = self.call("run", "small.toml", "-o", "out.h5", preexec_fn=lambda: resource.setrlimit(
            resource.RLIMIT_FSIZE, (limit, limit)))
        self.refused(answer, "out.h5")
        self.assertEqual((self.folder / "out.h5").read_bytes(), before)
        # and with room again it goes on to the same data
        self.assertExit(self.call("run", "small.toml", "-o", "out.h5", "--resume"), 0)
        (self.folder / "before.h5").write_bytes(before)
        self.assertSameData(self.folder / "before.h5", self.folder / "out.h5")

    def test_info_on_what_is_no_result(self):
        self.refused(self.call("info", "none.h5"), "none.h5")
        self.refused(self.call("info", "."), ".")
        self.write("text.h5", "no HDF5\n" * 1000)
        self.refused(self.call("info", "text.h5"), "text.h5")
        with h5py.File(self.folder / "other.h5", "w") as file:
            file["x"] = [1, 2, 3]
        self.refused(self.call("info", "other.h5"), "other.h5")

    def test_info_on_another_schema_major(self):
        self.assertExit(self.call("run", "small.toml", "-o", "out.h5"), 0)
        with h5py.File(self.folder / "out.h5", "r+") as file:
            version = file.attrs["schema_version"]
            text = version if isinstance(version, str) else version.decode()
            major = int(text.split(".")[0])
            file.attrs["schema_version"] = f"{major + 1}.0"
        self.refused(self.call("info", "out.h5"), "out.h5", f"{major + 1}.0")

    def test_cut_short(self):
        self.assertExit(self.call("run", "small.toml", "-o", "out.h5"), 0)
        data = (self.folder / "out.h5").read_bytes()
        (self.folder / "cut.h5").write_bytes(data[: len(data) // 2])
        self.refused(self.call("info", "cut.h5"), "cut.h5")


if __name__ == "__main__":
    unittest.main(verbosity=2)
