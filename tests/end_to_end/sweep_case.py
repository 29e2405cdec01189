"""What the tests of sweeps share: a small scenario, a sweep of it, and calling the program on it."""

from program import ProgramTest

# Two zones, nine days, one campus under construction: a member takes some milliseconds.
SCENARIO = """\
title = "Small"

[run]
start = 2025-12-28
end = 2026-01-06

[grid]
regions = ["VA_DOM", "MD"]

[ensemble]
samples = 4

[deal.chips]
title = "Chips"
promised = [
  {by = 2025-01-01, power = "0 GW"},
  {by = 2027-01-01, power = "2 GW"},
]

[campus.ashburn]
region = "VA_DOM"
capacity = "1.5 GW"
announced = 2024-01-01
stage = "construction"
deals = {chips = 1.0}
"""

GRID = """\
scenario = "small.toml"
title = "A grid"

[axis.construction]
key = "stages.construction"
values = ["1 yr", "2.4 yr", "1461 d"]

[axis.capacity]
key = "campus.ashburn.capacity"
from = "1 GW"
to = "3 GW"
count = 5

[axis.contract]
key = "campus.ashburn.contract"
values = ["firm", "curtailable"]

[output]
trajectories = ["buildout/energised", "buildout/promise_gap", "exchange/campus_energy"]

[scalar.gap]
variable = "buildout/promise_gap"
at = 2026-01-05

[scalar.virginia]
variable = "summary/energy"
year = 2026
region = "VA_DOM"
"""


def drawn(members, more=""):
    """A Latin hypercube of that many members."""
    return f"""\
scenario = "small.toml"

[design]
kind = "latin_hypercube"
members = {members}
seed = 7

[axis.construction]
key = "stages.construction"
distribution = "triangular"
low = "1 yr"
mode = "2.4 yr"
high = "5 yr"

[axis.capacity]
key = "campus.ashburn.capacity"
distribution = "lognormal"
median = "1.5 GW"
log_deviation = 0.3

[scalar.gap]
variable = "buildout/promise_gap"
at = 2026-01-05
{more}"""


class SweepTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("small.toml", SCENARIO)

    def sweep(self, *arguments, code=0, **options):
        answer = self.call("sweep", *arguments, **options)
        self.assertExit(answer, code)
        return answer

    def expand(self, text, folder, name="sweep.toml"):
        self.write(name, text)
        return self.sweep("expand", name, "-o", folder)

    def gather(self, folder, file):
        self.sweep("gather", folder, "-o", file)
        return self.folder / file

    def parts(self, folder):
        return sorted((self.folder / folder).glob("part-*"))
