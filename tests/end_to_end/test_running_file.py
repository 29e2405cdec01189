"""A result that a run is writing, met by who wants to look at it: it is read as far as it goes, it is said
that a run writes it, and the run takes no notice.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py and numpy.
"""

import csv
import json
import signal
import unittest

from program import SMALL, ProgramTest, h5py, np, started, wait_for_line

LONG = SMALL.replace("end = 2025-03-01", "end = 2026-07-01")
PARTIAL = "run.h5.partial"


class RunningFile(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("long.toml", LONG)

    def begin(self, *settings):
        process = started(["run", "long.toml", "-o", "run.h5", "--threads", "1", *settings],
                          cwd=self.folder)
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        return process

    def stopped(self):
        """A run that stands still in the midst of it, its file and locks as they are."""
        process = self.begin()
        wait_for_line(process, "30 %")
        process.send_signal(signal.SIGSTOP)
        return process

    def assertTold(self, text, process):
        self.assertRegex(text, rf"{PARTIAL}.*gigaload run \(process {process.pid} on .*\) is writing it")

    def test_who_looks_reads_what_is_there_and_is_told_who_writes(self):
        process = self.stopped()
        seen = self.call("info", PARTIAL)
        self.assertExit(seen, 0)
        self.assertTold(seen.stdout, process)
        self.assertNotIn("interrupted", seen.stdout)  # nobody has interrupted it
        self.assertFalse(json.loads(self.call("info", PARTIAL, "--json").stdout)["complete"])

        page = self.call("report", PARTIAL, "-o", "page.html")
        self.assertExit(page, 0)
        self.assertTold(page.stderr, process)
        self.assertIn("</html>", (self.folder / "page.html").read_text()[-200:])

        tables = self.call("export", PARTIAL, "--csv", "tables", "--table", "exchanges")
        self.assertExit(tables, 0)
        self.assertTold(tables.stderr, process)

        with h5py.File(self.folder / PARTIAL) as file:
            hours = file["time"].shape[0]
            self.assertTrue(24 <= hours < 546 * 24, hours)
            self.assertFalse(np.isnan(file["grid_load"][:hours]).any())
            exchanges = file["exchange/exchange_time"].shape[0]
        self.assertIn(f"{PARTIAL}: {hours:,} of 13,104 hours", seen.stdout)
        with open(self.folder / "tables/exchanges.csv", newline="") as rows:
            moments = {row["exchange_time"] for row in csv.DictReader(rows)}
        self.assertEqual(len(moments), exchanges)

        refused = self.call("compare", PARTIAL, PARTIAL)
        self.assertExit(refused, 2)
        self.assertTold(refused.stderr, process)
        self.assertNotIn("--resume", refused.stderr)  # what is at work is not to be gone on with

    def test_the_run_goes_on_as_if_nobody_had_looked(self):
        self.assertExit(self.call("run", "long.toml", "-q", "-o", "whole.h5"), 0)
        process = self.stopped()
        before = (self.folder / PARTIAL).read_bytes()
        self.call("info", PARTIAL)
        self.call("report", PARTIAL, "-o", "page.html")
        again = self.call("run", "long.toml", "-o", "run.h5", "--restart")
        self.assertExit(again, 2)
        self.assertIn(f"(process {process.pid} on ", again.stderr)
        self.assertEqual((self.folder / PARTIAL).read_bytes(), before)
        process.send_signal(signal.SIGCONT)
        looks = 0
        while process.poll() is None:  # and while it writes
            look = self.call("info", PARTIAL)
            looks += look.returncode == 0 and "is writing it" in look.stdout
            self.assertIn(look.returncode, (0, 2), look.stderr)
            if look.returncode == 2:  # it had its name meanwhile
                self.assertIn("there is no such file", look.stderr)
        self.assertGreater(looks, 0)
        self.assertEqual(process.returncode, 0)
        self.assertSameData(self.folder / "whole.h5", self.folder / "run.h5")
        self.assertIn("complete", self.call("info", "run.h5").stdout.splitlines()[0])

    def test_before_the_first_hour(self):
        process = self.begin("--set", "calibration.enabled=true", "--set", "calibration.samples=100000")
        wait_for_line(process, "into run.h5")
        process.send_signal(signal.SIGSTOP)
        for words in (["info", PARTIAL], ["report", PARTIAL, "-o", "page.html"]):
            with self.subTest(words[0]):
                answer = self.call(*words)
                self.assertExit(answer, 2)
                self.assertRegex(answer.stderr, "holds no hour yet|no whole exchange is on file yet")
        self.assertFalse((self.folder / "page.html").exists())


if __name__ == "__main__":
    unittest.main(verbosity=2)
