"""Completion in a real shell, and the manual page as man sees it."""

import os
import shutil
import subprocess
import unittest

from program import said_by

PROGRAM = os.environ["GIGALOAD"]


class Shells(unittest.TestCase):
    def complete(self, *words):
        script = said_by(PROGRAM, "completion", "bash")
        quoted = " ".join(f"'{w}'" for w in words)
        return said_by("bash", "-c", script + f"""
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
        script = said_by(PROGRAM, "completion", "zsh")
        said_by("zsh", "-n", input=script)

    @unittest.skipUnless(shutil.which("man"), "no man")
    def test_manual(self):
        page = subprocess.run(["man", "--warnings", "-l", "-"], capture_output=True, text=True,
                              input=said_by(PROGRAM, "man"), env=os.environ | {"MANWIDTH": "100"})
        self.assertEqual(page.stderr, "")
        self.assertIn("EXIT STATUS", page.stdout)


if __name__ == "__main__":
    unittest.main()
