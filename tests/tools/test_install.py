"""Installs the build into a folder and uses it as a person would who never saw the sources."""

import json
import os
import re
import shutil
import subprocess
import tempfile
import tomllib
import unittest
from pathlib import Path

PROGRAM = Path(os.environ["GIGALOAD"])
BUILD = PROGRAM.parents[1]
CLEAN = {k: v for k, v in os.environ.items() if not k.startswith("GIGALOAD")}

USER_CMAKE = """\
cmake_minimum_required(VERSION 3.25)
project(user CXX)
find_package(gigaload 0.1 REQUIRED)
add_executable(user user.cpp)
target_link_libraries(user PRIVATE gigaload::sim gigaload::grid)
"""

USER = """\
#include <cstdio>
#include "grid/adequacy/exact.hpp"
#include "sim/erlang.hpp"
int main() {
  gigaload::grid::adequacy::System grid{.steps = 24, .regions = {{"A", 90.0}}};
  auto& plant = grid.generators.emplace_back();
  plant.capacity = 100.0;
  plant.chain = {0.1, 0.9};
  const auto chain = gigaload::sim::make_chain({}, true, "campus");
  const auto state = gigaload::sim::chain_after(chain, gigaload::sim::Entry::pre_development, 40.0);
  std::printf("%.3f %.3f\\n", gigaload::grid::adequacy::assess_exact(grid).lole,
              state[chain.energised()]);
}
"""


def call(*words, **options):
    result = subprocess.run([str(w) for w in words], capture_output=True, text=True, **options)
    if result.returncode != 0:
        raise AssertionError(f"{words}: {result.returncode}\n{result.stdout}\n{result.stderr}")
    return result.stdout


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        cls.prefix = cls.folder / "a place" / "usr"
        call("cmake", "--install", BUILD, "--prefix", cls.prefix)
        cls.installed = cls.prefix / "bin" / "gigaload"

    def test_layout(self):
        for path in [
            "bin/gigaload", "share/gigaload/us-33gw.toml", "share/gigaload/data/fleet.csv",
            "share/gigaload/gigaload.schema.json", "share/gigaload/sweeps/gap-2030.toml",
            "share/man/man1/gigaload.1", "share/bash-completion/completions/gigaload",
            "share/zsh/vendor-completions/_gigaload", "include/gigaload/grid/demand.hpp",
            "share/doc/gigaload/README.md",
        ]:
            self.assertTrue((self.prefix / path).is_file(), path)
        self.assertFalse(list(self.prefix.rglob("CMakeLists.txt")))

    def test_data_is_that_of_its_own_place(self):
        scenario = self.prefix / "share/gigaload/virginia.toml"
        text = scenario.read_text()
        try:
            scenario.write_text(re.sub(r"(?m)^title = .*", 'title = "Moved"', text, count=1))
            shown = call(self.installed, "show", "virginia", cwd=self.folder, env=CLEAN)
        finally:
            scenario.write_text(text)
        self.assertIn('title = "Moved"', shown)

    def test_data_of_another_place_by_the_environment(self):
        other = self.folder / "other data"
        shutil.copytree(self.prefix / "share/gigaload", other)
        (other / "virginia.toml").rename(other / "renamed.toml")
        shown = call(PROGRAM, "show", "renamed", cwd=self.folder,
                     env=CLEAN | {"GIGALOAD_DATA": str(other)})
        self.assertIn("title", shown)

    def test_a_program_of_one_s_own(self):
        source = self.folder / "user"
        source.mkdir()
        (source / "user.cpp").write_text(USER)
        (source / "CMakeLists.txt").write_text(USER_CMAKE)
        call("cmake", "-S", source, "-B", source / "build",
             f"-DCMAKE_PREFIX_PATH={self.prefix}", "-DCMAKE_BUILD_TYPE=Release")
        call("cmake", "--build", source / "build")
        # a unit that is out a tenth of the time, alone; after 40 years all is energised
        self.assertEqual(call(source / "build" / "user"), "2.400 1.000\n")

    @unittest.skipUnless(shutil.which("pkg-config"), "no pkg-config")
    def test_pkg_config(self):
        # the file names the prefix that was configured; the files here are elsewhere, and a shell
        # takes a blank in these flags for their end
        plain = self.folder / "plain"
        plain.symlink_to(self.prefix)
        flags = call("pkg-config", f"--define-variable=prefix={plain}", "--cflags", "--libs",
                     "gigaload",
                     env=CLEAN | {"PKG_CONFIG_PATH": str(next(self.prefix.rglob("pkgconfig")))})
        source = self.folder / "user.cpp"
        source.write_text(USER)
        call("sh", "-c", f"c++ user.cpp -o program {flags}", cwd=self.folder)
        self.assertEqual(call(self.folder / "program"), "2.400 1.000\n")

    @unittest.skipUnless(shutil.which("dpkg-deb"), "no dpkg-deb")
    def test_debian_packages(self):
        out = self.folder / "packages"
        call("cpack", "--config", BUILD / "CPackConfig.cmake", "-B", out)
        packages = {p.name.split("_")[0]: p for p in out.glob("*.deb")}
        self.assertEqual(set(packages), {"gigaload", "libgigaload-dev"})
        depends = call("dpkg-deb", "-f", packages["gigaload"], "Depends")
        self.assertRegex(depends, "libhdf5")
        self.assertIn("tzdata", depends)
        listed = call("dpkg-deb", "-c", packages["gigaload"])
        self.assertIn("./usr/bin/gigaload", listed)
        self.assertIn("./usr/share/gigaload/data/fleet.csv", listed)
        self.assertNotIn(".hpp", listed)
        self.assertIn("./usr/include/gigaload/sim/run.hpp",
                      call("dpkg-deb", "-c", packages["libgigaload-dev"]))


class Shells(unittest.TestCase):
    def complete(self, *words):
        script = call(PROGRAM, "completion", "bash")
        quoted = " ".join(f"'{w}'" for w in words)
        return call("bash", "-c", script + f"""
            COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _gigaload
            printf '%s\\n' "${{COMPREPLY[@]}}" """).split()

    def test_bash(self):
        self.assertIn("sweep", self.complete("gigaload", "s"))
        self.assertEqual(self.complete("gigaload", "sweep", "ga"), ["gather"])
        self.assertEqual(self.complete("gigaload", "sweep", "run", "d", "--jo"), ["--jobs"])
        self.assertEqual(self.complete("gigaload", "adequacy", "--method", "e"), ["exact"])
        self.assertEqual(self.complete("gigaload", "completion", ""), ["-h", "--help", "bash", "zsh"])

    @unittest.skipUnless(shutil.which("zsh"), "no zsh")
    def test_zsh(self):
        script = call(PROGRAM, "completion", "zsh")
        call("zsh", "-n", input=script)

    @unittest.skipUnless(shutil.which("man"), "no man")
    def test_manual(self):
        page = subprocess.run(["man", "--warnings", "-l", "-"], capture_output=True, text=True,
                              input=call(PROGRAM, "man"), env=CLEAN | {"MANWIDTH": "100"})
        self.assertEqual(page.stderr, "")
        self.assertIn("EXIT STATUS", page.stdout)


class Schema(unittest.TestCase):
    def setUp(self):
        try:
            import jsonschema
        except ImportError as error:
            self.skipTest(str(error))
        self.schema = json.loads(call(PROGRAM, "show", "--schema"))
        self.check = jsonschema.Draft7Validator(self.schema)
        jsonschema.Draft7Validator.check_schema(self.schema)

    def faults(self, toml):
        # days are texts to a schema
        plain = json.loads(json.dumps(tomllib.loads(toml), default=str))
        return list(self.check.iter_errors(plain))

    def test_shipped_scenarios(self):
        folder = Path(__file__).parents[2] / "scenarios"
        for path in sorted(folder.glob("*.toml")):
            with self.subTest(path.name):
                self.assertEqual(self.faults(path.read_text()), [])

    def test_mistakes(self):
        for toml in ["tilte = 'x'", "[run]\nstart = 2025", "[campus.a]\ncapacity = 5",
                     "[campus.a]\ncontract = 'firmly'", "[campus.a]\nload_factor = 1.5",
                     "[data_centres]\npath = [{year = 2030}]", "[ensemble]\nsamples = '9'"]:
            with self.subTest(toml):
                self.assertNotEqual(self.faults(toml), [])


if __name__ == "__main__":
    unittest.main()
