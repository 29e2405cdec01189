"""The scripts tools/run and tools/check, with stand-ins for what they install, build and run."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Writes its command line in the place of a result, and prints it as `gigaload info` does.
PROGRAM = """\
#!/usr/bin/env bash
echo "$*" >>"$(dirname -- "$0")/log"
case $1 in
  run)
    result=us-33gw.h5
    while (($# > 0)); do if [[ $1 == -o ]]; then result=$2; fi; words+=" $1"; shift; done
    echo "$0$words" >"$result"
    ;;
  info) echo "Provenance"; echo "  command_line: $(cat -- "$2")" ;;
esac
"""


class ToolsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name).resolve() / "root"
        (self.root / "tools").mkdir(parents=True)

    def write(self, name, text, mode=0o644):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(mode)

    def copy(self, name):
        shutil.copy(ROOT / "tools" / name, self.root / "tools" / name)

    def call(self, script, *words, **environment):
        return subprocess.run([str(self.root / "tools" / script), *words], cwd=self.root, text=True,
                              capture_output=True, timeout=60, env=os.environ | environment)


class Run(ToolsTest):
    def setUp(self):
        super().setUp()
        self.copy("run")
        for name in ("install_dependencies", "build"):
            self.write(f"tools/{name}", "#!/usr/bin/env bash\n", 0o755)
        for preset in ("release", "other"):
            self.write(f"build/{preset}/tools/gigaload", PROGRAM, 0o755)
        self.write("scenarios/us-33gw.toml", "")
        before = 1_000_000_000  # seconds: older than any result
        for path in self.root.rglob("*"):
            os.utime(path, (before, before))

    def did(self, *words, preset="release"):
        """The commands that the program was called with."""
        log = self.root / f"build/{preset}/tools/log"
        log.unlink(missing_ok=True)
        answer = self.call("run", *words, GIGALOAD_PRESET=preset)
        self.assertEqual(answer.returncode, 0, answer.stderr)
        return [line.split()[0] for line in log.read_text().splitlines()]

    def test_a_result_of_the_same_command_is_not_made_again(self):
        self.assertEqual(self.did(), ["run"])
        self.assertEqual(self.did(), ["info", "info", "report"])
        self.assertEqual(self.did(str(self.root / "scenarios/us-33gw.toml"), "-o", "us-33gw.h5"), ["run"])
        self.assertEqual(self.did(), ["info", "info", "report"])

    def test_a_result_of_other_options_is_none_of_the_scenario(self):
        self.assertEqual(self.did("us-33gw.toml", "--to", "2025-02-01"), ["run"])
        self.assertEqual(self.did(), ["info", "run"])
        self.assertEqual(self.did(), ["info", "info", "report"])

    def test_the_program_is_that_of_the_preset(self):
        self.assertEqual(self.did(preset="other"), ["run"])
        self.assertFalse((self.root / "build/release/tools/log").exists())


class Check(ToolsTest):
    def setUp(self):
        super().setUp()
        self.copy("check")
        self.write("tools/install_dependencies", "#!/usr/bin/env bash\necho installed; exit 9\n", 0o755)

    def test_minutes_are_digits(self):
        for minutes in ("abc", "", "-1", "1.5", "0x10", "5 6"):
            answer = self.call("check", "--within", minutes, "format")
            self.assertEqual(answer.returncode, 2, minutes)
            self.assertIn("tools/check [--within MINUTES]", answer.stderr)
            self.assertNotIn("installed", answer.stdout)
        self.assertEqual(self.call("check", "--within").returncode, 2)
        self.assertIn("installed", self.call("check", "--within", "08", "format").stdout)

    def git(self, *words):
        subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@localhost", *words], cwd=self.root,
                       check=True, capture_output=True)

    @unittest.skipUnless(shutil.which("git"), "no git")
    def test_a_header_without_a_source_is_looked_at_where_it_is_included(self):
        self.write("grid/alone.hpp", "")
        self.write("grid/between.hpp", '#include "grid/alone.hpp"\n')
        self.write("sim/user.cpp", '#include "grid/between.hpp"\n')
        self.write("output/other.cpp", "")
        self.write("output/unused.hpp", "")
        self.write("tests/grid/alone.cpp", '#include "grid/alone.hpp"\n')
        self.git("init", "--quiet")
        self.git("add", ".")
        self.git("commit", "--quiet", "-m", "all")
        self.assertEqual(sorted(self.call("check", "--sources").stdout.split()),
                         ["output/other.cpp", "sim/user.cpp"])
        for changed, first in (("grid/alone.hpp", "sim/user.cpp"), ("output/other.cpp", "output/other.cpp")):
            self.write(changed, "// changed\n")
            self.assertEqual(self.call("check", "--sources").stdout.split()[0], first)
            self.git("checkout", "--quiet", changed)


if __name__ == "__main__":
    unittest.main(verbosity=2)
