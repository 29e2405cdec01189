"""A run that is interrupted or killed, and goes on to the same data.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py and numpy.
"""

import signal
import unittest

from program import SMALL, ProgramTest, h5py, np, started, wait_for_line

# Long enough to be interrupted in the middle, short enough to be repeated.
LONG = SMALL.replace("end = 2025-03-01", "end = 2027-01-01")


class Interruption(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("long.toml", LONG)
        self.assertExit(self.call("run", "long.toml", "-o", "whole.h5"), 0)

    def interrupt(self, number, output="cut.h5"):
        process = started(["run", "long.toml", "-o", output, "--threads", "1"], cwd=self.folder)
        lines = wait_for_line(process, "30 %")
        process.send_signal(number)
        out, err = process.communicate(timeout=120)
        return process.returncode, out, "".join(lines) + err

    def resume(self):
        answer = self.call("run", "long.toml", "-o", "cut.h5", "--threads", "2", "--resume")
        self.assertExit(answer, 0)
        self.assertIn("going on from", answer.stderr)
        self.assertFalse((self.folder / "cut.h5.partial").exists())
        self.assertSameData(self.folder / "whole.h5", self.folder / "cut.h5")

    def test_terminated_and_resumed(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            code, out, err = self.interrupt(number)
            self.assertEqual(code, 75, err)
            self.assertEqual(out, "")
            self.assertFalse((self.folder / "cut.h5").exists())
            self.assertIn("what is done is in cut.h5.partial. To go on:\n", err)
            self.assertIn("run long.toml -o cut.h5 --threads 1 --resume", err)
            with h5py.File(self.folder / "cut.h5.partial") as file:
                hours = file["time"].shape[0]
                self.assertGreater(hours, 0)
                self.assertLess(hours, 2 * 8760)
                self.assertFalse(np.isnan(file["grid_load"][...]).any())
            self.resume()
            (self.folder / "cut.h5").unlink()

    def test_killed_and_resumed(self):
        code, _, err = self.interrupt(signal.SIGKILL)
        self.assertEqual(code, -signal.SIGKILL, err)
        self.assertFalse((self.folder / "cut.h5").exists())
        with h5py.File(self.folder / "cut.h5.partial") as file:
            self.assertEqual(file["grid_load"].shape[0], file["time"].shape[0])
            self.assertFalse(np.isnan(file["grid_load"][...]).any())
        self.resume()

    def test_a_partial_file_can_be_looked_at(self):
        self.interrupt(signal.SIGTERM)
        answer = self.call("info", "cut.h5.partial")
        self.assertExit(answer, 0)
        self.assertIn("interrupted", answer.stdout)

    def test_resume_with_nothing_to_resume_starts_anew(self):
        answer = self.call("run", "long.toml", "-o", "new.h5", "--resume")
        self.assertExit(answer, 0)
        self.assertIn("starting anew", answer.stderr)
        self.assertSameData(self.folder / "whole.h5", self.folder / "new.h5")

    def test_resume_of_another_scenario_is_refused(self):
        self.interrupt(signal.SIGTERM)
        answer = self.call("run", "long.toml", "-o", "cut.h5", "--resume", "--seed", "99")
        self.assertExit(answer, 2)
        self.assertIn("cut.h5.partial", answer.stderr)
        self.assertTrue((self.folder / "cut.h5.partial").exists())

    def test_a_second_signal_ends_at_once(self):
        process = started(["run", "long.toml", "-o", "cut.h5", "--threads", "1"], cwd=self.folder,
                          preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        wait_for_line(process, "20 %")
        # stopped, both signals are pending before the program can look at the first
        process.send_signal(signal.SIGSTOP)
        process.send_signal(signal.SIGTERM)
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGCONT)
        process.communicate(timeout=120)
        self.assertIn(process.returncode, (-signal.SIGINT, -signal.SIGTERM))


if __name__ == "__main__":
    unittest.main(verbosity=2)
