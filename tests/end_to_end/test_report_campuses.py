"""The page's table of each campus in a real browser: what it shows, and its order by any column.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without Chromium.
"""

import unittest

from browser import Browser
from program import SMALL, ProgramTest

BROWSER = None
NAMES = "return [...document.querySelectorAll('#each-campus tbody th')].map((t) => t.textContent)"
PRESS = """
const head = [...document.querySelectorAll('#each-campus thead th')].find((t) => t.textContent === arguments[0]);
head.querySelector('button').click();
return head.getAttribute('aria-sort');"""


class EachCampus(ProgramTest):
    def test_the_order_of_a_column(self):
        self.write("small.toml", SMALL)
        self.assertExit(self.call("run", "small.toml", "--quiet", "--to", "2025-01-10",
                                  "--set", "ensemble.samples=0"), 0)
        answer = self.call("report", "small.h5")
        if "built without the page" in answer.stderr:
            self.skipTest(answer.stderr)
        self.assertExit(answer, 0)
        BROWSER.look()
        BROWSER.open(self.folder / answer.stdout.strip())
        self.assertEqual(BROWSER.complaints(), [])
        for word in ("PUE", "IT energy", "Litres per kWh of IT", "Under construction", "2025-01"):
            self.assertIn(word, BROWSER.text("#each-campus"))
        largest_first = BROWSER.run(NAMES)
        self.assertEqual(len(largest_first), 2)
        self.assertEqual(BROWSER.run(PRESS, "Energised"), "ascending")
        self.assertEqual(BROWSER.run(NAMES), largest_first[::-1])
        self.assertEqual(BROWSER.run(PRESS, "Campus"), "ascending")
        self.assertEqual(BROWSER.run(NAMES), sorted(largest_first))
        marked = "return document.querySelectorAll('#each-campus [aria-sort]').length"
        self.assertEqual(BROWSER.run(marked), 1)


if __name__ == "__main__":
    BROWSER = Browser.start_or_skip()
    try:
        unittest.main(verbosity=2)
    finally:
        BROWSER.close()
