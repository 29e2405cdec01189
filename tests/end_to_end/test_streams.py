"""Standard streams that are closed, full or read by nobody: nothing is lost, and it is told.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py and numpy.
"""

import os
import signal
import subprocess
import unittest

from program import SMALL, ProgramTest, np
from sweep_case import SCENARIO, drawn

SHORT = SMALL.replace("end = 2025-03-01", "end = 2025-01-20")


class Streams(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("small.toml", SHORT)

    def shell(self, words):
        return subprocess.run(["bash", "-c", '"$GIGALOAD" ' + words], cwd=self.folder, text=True,
                              capture_output=True, timeout=300)

    def test_a_run_without_streams_is_that_with_them(self):
        self.assertExit(self.call("run", "small.toml", "-q", "-o", "whole.h5"), 0)
        # 2: the summary had nowhere to go
        for closed, code in (("<&-", 0), ("2>&-", 0), ("<&- 2>&-", 0), (">&-", 2),
                             ("<&- >&- 2>&-", 2)):
            with self.subTest(closed):
                answer = self.shell(f"run small.toml -o out.h5 {closed}")
                self.assertEqual(answer.returncode, code)
                self.assertSameData(self.folder / "whole.h5", self.folder / "out.h5")
                (self.folder / "out.h5").unlink()

    def test_a_sweep_without_streams_loses_nothing(self):
        self.write("small.toml", SCENARIO)
        self.write("three.toml", drawn(3))
        self.assertExit(self.call("sweep", "expand", "three.toml", "-o", "three"), 0)
        self.assertEqual(self.shell("sweep run three <&- >&- 2>&-").returncode, 0)
        status = self.call("sweep", "status", "three")
        self.assertIn("3 members: 3 done, 0 failed, 0 missing", status.stdout)
        self.assertExit(self.call("sweep", "gather", "three", "-o", "three.h5"), 0)

    def newer(self):
        """Commands, what each leaves in the folder, and whether it prints beside that."""
        self.write("claims.json", '{"cases": [{"name": "two", "e": [0, 3], "liability": [[0, 1], [2, 0]]}]}')
        t = np.arange(0, 60, 0.05)
        np.savetxt(self.folder / "trace.csv", np.column_stack([t, 100 + 0 * t]), delimiter=",",
                   header="time_s,power_mw", comments="")
        self.write("sites.csv", "name,state,began,first_power,half_power,complete,capacity_mw\n" + "".join(
            f"s{i},TX,2020-01-{i + 1:02},2022-02-{i + 1:02},2022-{i % 9 + 3:02}-01,,100\n"
            for i in range(20)))
        if not (self.folder / "given.h5").exists():
            self.assertExit(self.call("run", "small.toml", "-q", "-o", "given.h5"), 0)
        return (
            ("clear claims.json", [], True),
            ("swing trace.csv -o swing.svg", ["swing.svg"], True),
            ("fit sites.csv -o fit.toml", ["fit.toml", "fit.svg"], True),
            ('event small.toml --time 2025-01-15T18:00Z --loss "1500 MW"', [], True),
            ("info given.h5 --table years --csv", [], True),
            ("export given.h5 --csv tables", ["tables"], False),
            ("export given.h5 --xlsx book.xlsx", ["book.xlsx"], False),
        )

    def files_of(self, name):
        path = self.folder / name
        return [p.read_bytes() for p in sorted(path.iterdir())] if path.is_dir() else [path.read_bytes()]

    def test_newer_commands_leave_whole_files_without_streams(self):
        for words, names, prints in self.newer():
            with self.subTest(words):
                whole = self.shell(words)
                self.assertEqual(whole.returncode, 0, whole.stderr)
                expected = [self.files_of(name) for name in names]
                # 2: what is printed had nowhere to go
                for closed, code in (("<&- 2>&-", 0), (">&-", 2), ("<&- >&- 2>&-", 2), (">/dev/full", 2)):
                    for name in names:
                        subprocess.run(["rm", "-r", self.folder / name], check=True)
                    answer = self.shell(f"{words} {closed}")
                    self.assertEqual(answer.returncode, code if prints else 0, (closed, answer.stderr))
                    self.assertEqual([self.files_of(name) for name in names], expected, closed)
                    if "2>&-" in closed:
                        self.assertEqual(answer.stderr, "")
                    elif answer.returncode == 2:
                        self.assertIn("standard output: cannot be written", answer.stderr)
                    left = [p.name for p in self.folder.rglob("*.partial*")]
                    self.assertEqual(left, [])

    def test_stdout_that_cannot_be_written_is_told(self):
        for words in ("--version", "--help", "show --keys", "man", "check small.toml"):
            with self.subTest(words):
                closed = self.shell(f"{words} >&-")
                self.assertEqual(closed.returncode, 2)
                self.assertIn("standard output: cannot be written", closed.stderr)
                self.assertEqual(self.shell(f"{words} >/dev/full").returncode, 2)

    def test_a_pipe_that_nobody_reads_ends_the_program_quietly(self):
        reader, writer = os.pipe()
        os.close(reader)
        answer = subprocess.run([os.environ["GIGALOAD"], "show", "--keys"], stdout=writer,
                                stderr=subprocess.PIPE, timeout=60)
        os.close(writer)
        self.assertEqual((answer.returncode, answer.stderr), (-signal.SIGPIPE, b""))

    def test_a_run_goes_on_when_nobody_can_be_told(self):
        reader, writer = os.pipe()
        os.close(reader)
        with open("/dev/full", "wb") as full:
            for stderr in (writer, full):
                answer = subprocess.run(
                    [os.environ["GIGALOAD"], "run", "small.toml", "-o", "out.h5"],
                    cwd=self.folder, stdout=subprocess.DEVNULL, stderr=stderr, timeout=300)
                self.assertEqual(answer.returncode, 0)
                self.assertTrue((self.folder / "out.h5").exists())
        os.close(writer)


if __name__ == "__main__":
    unittest.main(verbosity=2)
