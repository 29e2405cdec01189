"""No file below 10 MB makes a command use more than 1 GB of memory or 60 s, whatever it claims.

    GIGALOAD=... python3 test_hostile_files.py [--table [NAME...]]

--table prints what each command took instead of testing. Exits 77 (skipped) without h5py and numpy.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from program import h5py  # noqa: F401  skips without it
from hostile_files import CASES
from hostile_inputs import LARGEST

MOST_BYTES = 1_000_000_000
MOST_SECONDS = 60


def bytes_below(path):
    files = [path] if path.is_file() else path.rglob("*")
    return sum(file.stat().st_size for file in files if file.is_file())


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (4 * MOST_BYTES, 4 * MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (4 * MOST_SECONDS, 4 * MOST_SECONDS))


def measured(words, folder):
    """Exit code, seconds, the largest process' bytes of memory and the first words of stderr."""
    with tempfile.TemporaryFile() as errors:
        start = time.monotonic()
        process = subprocess.Popen([os.environ["GIGALOAD"], *words], cwd=folder,
                                   stdout=subprocess.DEVNULL, stderr=errors, preexec_fn=limited)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        said = errors.read(300).decode(errors="replace").strip()
    return process.returncode, min(seconds, usage.ru_utime + usage.ru_stime + 1), \
        usage.ru_maxrss * 1024, said


def attempts(make):
    """Measures each command that reads a file of the kind."""
    name, commands = CASES[make]
    with tempfile.TemporaryDirectory(prefix="gigaload hostile ") as place:
        folder = Path(place)
        make(folder / name)
        size = bytes_below(folder / name)
        assert size < LARGEST, f"{make.__name__} writes {size} bytes"
        for words in commands:
            yield " ".join(words[:2 if words[0] == "sweep" else 1]), \
                measured([word.replace("FILE", name) for word in words], folder)


class HostileFiles(unittest.TestCase):
    """One test of each kind of file."""


def test_of(make):
    def test(self):
        for command, (code, seconds, memory, said) in attempts(make):
            with self.subTest(command=command):
                self.assertIn(code, (0, 2), said)
                self.assertLess(memory, MOST_BYTES, said)
                self.assertLess(seconds, MOST_SECONDS, said)
                self.assertNotIn("internal error", said)

    return test


for each in CASES:
    setattr(HostileFiles, f"test_{each.__name__}", test_of(each))


def print_table(names):
    for make in CASES:
        if names and make.__name__ not in names:
            continue
        for command, (code, seconds, memory, said) in attempts(make):
            print(f"{make.__name__:18} {command:14} {code:4} {seconds:6.1f} s {memory / 1e6:7.0f} MB"
                  f"  {said[:110]!r}", flush=True)


if __name__ == "__main__":
    if "--table" in sys.argv:
        print_table(sys.argv[sys.argv.index("--table") + 1:])
    else:
        unittest.main()
