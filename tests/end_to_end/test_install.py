"""Installs the build into a folder and uses it as a person would who never saw the sources."""

import os
import re
import shutil
import tempfile
import unittest
from pathlib import Path

from program import said_by

PROGRAM = Path(os.environ["GIGALOAD"])
BUILD = PROGRAM.parents[1]
CLEAN = {k: v for k, v in os.environ.items() if not k.startswith("GIGALOAD")}

USER_CMAKE = """\
cmake_minimum_required(VERSION 3.25)
project(user CXX)
find_package(gigaload 0.2 REQUIRED)
add_executable(user user.cpp)
target_link_libraries(user PRIVATE gigaload::sim gigaload::grid)
"""

USER = """\
#include <cstdio>
#include "grid/adequacy/exact/exact.hpp"
#include "sim/years/erlang.hpp"
int main() {
  gigaload::grid::adequacy::SystemModel grid{.steps = 24, .regions = {{"A", 90.0}}};
  auto& plant = grid.generators.emplace_back();
  plant.capacity = 100.0;
  plant.chain = {0.1, 0.9};
  const auto chain = gigaload::sim::make_chain({}, true, "campus");
  using gigaload::sim::Block;
  const auto state = gigaload::sim::chain_after(chain, Block::pre_development, 40.0);
  std::printf("%.3f %.3f\\n", gigaload::grid::adequacy::assess_exact(grid).lole,
              state[chain.states.begin(Block::energised)]);
}
"""


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        cls.prefix = cls.folder / "a place" / "usr"
        said_by("cmake", "--install", BUILD, "--prefix", cls.prefix)
        cls.installed = cls.prefix / "bin" / "gigaload"

    def test_layout(self):
        for path in [
            "bin/gigaload", "share/gigaload/us-33gw.toml", "share/gigaload/data/fleet.csv",
            "share/gigaload/gigaload.schema.json", "share/gigaload/sweeps/gap-2030.toml",
            "share/man/man1/gigaload.1", "share/bash-completion/completions/gigaload",
            "share/zsh/vendor-completions/_gigaload", "include/gigaload/grid/demand/demand.hpp",
            "share/doc/gigaload/README.md", "share/doc/gigaload/LICENSE",
            "share/doc/gigaload/LICENSES/README.md",
        ]:
            self.assertTrue((self.prefix / path).is_file(), path)
        self.assertFalse(list(self.prefix.rglob("CMakeLists.txt")))

    def test_data_is_that_of_its_own_place(self):
        scenario = self.prefix / "share/gigaload/virginia.toml"
        text = scenario.read_text()
        try:
            scenario.write_text(re.sub(r"(?m)^title = .*", 'title = "Moved"', text, count=1))
            shown = said_by(self.installed, "show", "virginia", cwd=self.folder, env=CLEAN)
        finally:
            scenario.write_text(text)
        self.assertIn('title = "Moved"', shown)

    def test_data_of_another_place_by_the_environment(self):
        other = self.folder / "other data"
        shutil.copytree(self.prefix / "share/gigaload", other)
        (other / "virginia.toml").rename(other / "renamed.toml")
        shown = said_by(PROGRAM, "show", "renamed", cwd=self.folder,
                     env=CLEAN | {"GIGALOAD_DATA": str(other)})
        self.assertIn("title", shown)

    def test_a_program_of_one_s_own(self):
        source = self.folder / "user"
        source.mkdir()
        (source / "user.cpp").write_text(USER)
        (source / "CMakeLists.txt").write_text(USER_CMAKE)
        said_by("cmake", "-S", source, "-B", source / "build",
             f"-DCMAKE_PREFIX_PATH={self.prefix}", "-DCMAKE_BUILD_TYPE=Release")
        said_by("cmake", "--build", source / "build")
        # a unit that is out a tenth of the time, alone; after 40 years all is energised
        self.assertEqual(said_by(source / "build" / "user"), "2.400 1.000\n")

    @unittest.skipUnless(shutil.which("pkg-config"), "no pkg-config")
    def test_pkg_config(self):
        # the file names the prefix that was configured; the files here are elsewhere, and a shell
        # takes a blank in these flags for their end
        plain = self.folder / "plain"
        plain.symlink_to(self.prefix)
        flags = said_by("pkg-config", f"--define-variable=prefix={plain}", "--cflags", "--libs",
                     "gigaload",
                     env=CLEAN | {"PKG_CONFIG_PATH": str(next(self.prefix.rglob("pkgconfig")))})
        source = self.folder / "user.cpp"
        source.write_text(USER)
        said_by("sh", "-c", f"c++ user.cpp -o program {flags}", cwd=self.folder)
        self.assertEqual(said_by(self.folder / "program"), "2.400 1.000\n")

    @unittest.skipUnless(shutil.which("dpkg-deb"), "no dpkg-deb")
    def test_debian_packages(self):
        out = self.folder / "packages"
        said_by("cpack", "--config", BUILD / "CPackConfig.cmake", "-B", out)
        packages = {p.name.split("_")[0]: p for p in out.glob("*.deb")}
        self.assertEqual(set(packages), {"gigaload", "libgigaload-dev"})
        depends = said_by("dpkg-deb", "-f", packages["gigaload"], "Depends")
        self.assertRegex(depends, "libhdf5")
        self.assertIn("tzdata", depends)
        listed = said_by("dpkg-deb", "-c", packages["gigaload"])
        self.assertIn("./usr/bin/gigaload", listed)
        self.assertIn("./usr/share/gigaload/data/fleet.csv", listed)
        self.assertNotIn(".hpp", listed)
        self.assertIn("./usr/include/gigaload/sim/run/run.hpp",
                      said_by("dpkg-deb", "-c", packages["libgigaload-dev"]))


if __name__ == "__main__":
    unittest.main()
