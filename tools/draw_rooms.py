#!/usr/bin/env python3
"""Draws the rooms of the house and which room includes which, into docs/rooms.svg.

A room is a folder that holds C++ sources. An arrow goes from a room to one whose headers it
includes; it is left out where a way over other rooms says the same.
Usage: tools/draw_rooms.py [FILE]
"""

import argparse
import re
from math import fsum  # the same sums in every Python
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "rooms.svg"
FLOORS = ["tools", "scenarios", "output", "sim", "grid"]  # from the top down

WIDTH, MARGIN, LABEL = 1000, 14, 92  # px; LABEL is the column of the floors' names
BOX, GAP_X, GAP_Y, PAD = 28, 18, 32, 12  # height of a box, gaps between boxes, edge of a floor
LINE = 16  # px that an arrow takes where it passes between boxes
STEEP = 60  # px aside between two rows, from which on an arrow goes straight down beside boxes
SWEEPS = 20


def rooms_of(root):
    """Sources by room, a folder's path relative to the root."""
    rooms = {}
    for floor in FLOORS:
        for path in sorted((root / floor).rglob("*")):
            if path.suffix in (".cpp", ".hpp"):
                rooms.setdefault(path.parent.relative_to(root).as_posix(), []).append(path)
    return rooms


def includes_of(rooms):
    """Every pair (room, room whose headers it includes)."""
    pairs = set()
    for room, sources in rooms.items():
        for source in sources:
            for name in re.findall(r'^#include "([^"]+)"', source.read_text(), re.M):
                used = Path(name).parent.as_posix()
                if used in rooms and used != room:
                    if FLOORS.index(floor_of(room)) > FLOORS.index(floor_of(used)):
                        raise ValueError(f"{source}: includes {name}, which is a floor above")
                    pairs.add((room, used))
    return pairs


def reached(pairs):
    """The rooms that each room reaches over one arrow or more."""
    found = {}

    def visit(room, way):
        if room in way:
            circle = way[way.index(room):] + [room]
            raise ValueError("rooms that include each other in a circle: " + " -> ".join(circle))
        if room not in found:
            nexts = sorted(used for user, used in pairs if user == room)
            found[room] = set(nexts).union(*(visit(used, way + [room]) for used in nexts))
        return found[room]

    for room in sorted({room for pair in pairs for room in pair}):
        visit(room, [])
    return found


def arrows_of(pairs):
    """The pairs that no way over other rooms stands for."""
    far = reached(pairs)
    nexts = {}
    for user, used in pairs:
        nexts.setdefault(user, set()).add(used)
    return sorted((user, used) for user, used in pairs
                  if not any(used in far.get(other, ()) for other in nexts[user]))


def floor_of(room):
    return room.split("/")[0]


def rows_of(rooms, pairs):
    """The row of each room, counted from the top: users over what they use, floor by floor."""
    depth = {}

    def height(room):  # arrows below a room on its own floor
        if room not in depth:
            below = [used for user, used in pairs
                     if user == room and floor_of(used) == floor_of(room)]
            depth[room] = 1 + max(map(height, below)) if below else 0
        return depth[room]

    rows, first = {}, 0
    for floor in FLOORS:
        own = [room for room in rooms if floor_of(room) == floor]
        tallest = max(map(height, own), default=-1)
        rows.update((room, first + tallest - height(room)) for room in own)
        first += tallest + 1
    return rows


class Layout:
    """Boxes and passing arrows in rows, ordered for few crossings (Sugiyama et al. 1981)."""

    def __init__(self, rooms, pairs):
        self.arrows = arrows_of(pairs)
        self.row = rows_of(rooms, pairs)
        self.rows = [[] for _ in range(max(self.row.values()) + 1)]
        for room in sorted(rooms):
            self.rows[self.row[room]].append(room)
        self.chains = [self._chain(*arrow) for arrow in self.arrows]
        self.links = [link for chain in self.chains for link in zip(chain, chain[1:])]
        self.above = {node: [] for row in self.rows for node in row}
        self.below = {node: [] for row in self.rows for node in row}
        for upper, lower in self.links:
            self.below[upper].append(lower)
            self.above[lower].append(upper)
        self._order()
        self._place()

    def _chain(self, user, used):
        """The nodes of an arrow; in each row that it passes it has one of its own."""
        passed = [(user, used, row) for row in range(self.row[user] + 1, self.row[used])]
        for node in passed:
            self.rows[node[2]].append(node)
        return [user, *passed, used]

    def crossings(self):
        place = {node: i for row in self.rows for i, node in enumerate(row)}
        by_row = {}
        for upper, lower in self.links:
            row = self.row[upper] if isinstance(upper, str) else upper[2]
            by_row.setdefault(row, []).append((place[upper], place[lower]))
        return sum((a[0] - b[0]) * (a[1] - b[1]) < 0
                   for links in by_row.values() for i, a in enumerate(links) for b in links[:i])

    def _order(self):
        """Sorts rows by the mean place of their neighbours, down and up in turn; keeps the best."""
        best, fewest = [list(row) for row in self.rows], self.crossings()
        for sweep in range(SWEEPS):
            down = sweep % 2 == 0
            neighbours = self.above if down else self.below
            for index in range(len(self.rows))[:: 1 if down else -1]:
                place = {node: i / max(1, len(row))
                         for row in self.rows for i, node in enumerate(row)}
                self.rows[index].sort(key=lambda node: (
                    fsum(place[n] for n in neighbours[node]) / len(neighbours[node])
                    if neighbours[node] else place[node]))
            self._swap_neighbours()
            if (count := self.crossings()) < fewest:
                best, fewest = [list(row) for row in self.rows], count
        self.rows = best

    def _swap_neighbours(self):
        count = self.crossings()
        for row in self.rows:
            for i in range(len(row) - 1):
                row[i], row[i + 1] = row[i + 1], row[i]
                if (swapped := self.crossings()) < count:
                    count = swapped
                else:
                    row[i], row[i + 1] = row[i + 1], row[i]

    def width(self, node):
        return 8.2 * len(label(node)) + 24 if isinstance(node, str) else LINE

    def _place(self):
        """Every node as near to the mean of its neighbours as its row has room for."""
        self.x = {}
        for row in self.rows:
            self._fit(row, [i * WIDTH / max(1, len(row)) for i in range(len(row))])
        for sweep in range(SWEEPS):
            rows = self.rows if sweep % 2 == 0 else self.rows[::-1]
            for row in rows:
                wanted = []
                for node in row:
                    around = self.above[node] + self.below[node]
                    wanted.append(fsum(self.x[n] for n in around) / len(around) if around
                                  else self.x[node])
                self._fit(row, wanted)
        self._stretch()

    def _stretch(self):
        """The whole picture over its whole width; boxes only move apart by it."""
        left, right = min(self.x.values()), max(self.x.values())
        widest = max(map(self.width, self.x)) / 2
        begin, end = MARGIN + LABEL + widest, WIDTH - MARGIN - PAD - widest
        scale = max(1.0, (end - begin) / max(1.0, right - left))
        for node, x in self.x.items():
            self.x[node] = round(begin + (x - left) * scale, 1)

    def _fit(self, row, wanted):
        """Least squares with the distances that the boxes need (pooled adjacent violators)."""
        if not row:
            return
        offset, offsets = 0.0, []
        for i, node in enumerate(row):
            if i:
                offset += (self.width(row[i - 1]) + self.width(node)) / 2 + GAP_X
            offsets.append(offset)
        blocks = []  # mean wanted place of the first node, and nodes in the block
        for want, off in zip(wanted, offsets):
            blocks.append([want - off, 1])
            while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
                mean, count = blocks.pop()
                blocks[-1] = [(blocks[-1][0] * blocks[-1][1] + mean * count) /
                              (blocks[-1][1] + count), blocks[-1][1] + count]
        left = MARGIN + LABEL + PAD + self.width(row[0]) / 2
        right = WIDTH - MARGIN - PAD - self.width(row[-1]) / 2 - offsets[-1]
        starts = [mean for mean, count in blocks for _ in range(count)]
        for node, start, off in zip(row, starts, offsets):
            self.x[node] = max(left, min(start, max(left, right))) + off


def label(room):
    return room.partition("/")[2] or room


STYLE = """
  .floor { fill: #f4f6f8; stroke: #d5dade; } .box { fill: #ffffff; stroke: #5c6670; }
  text { fill: #1b1f24; font: 13px system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
  .name { font-weight: 650; font-size: 16px; } .room { text-anchor: middle; }
  .arrow { fill: none; stroke-width: 1.3; } .head { stroke: none; }
  .tools { stroke: #7a4b9a; fill: #7a4b9a; } .output { stroke: #a04a00; fill: #a04a00; }
  .scenarios { stroke: #00734f; fill: #00734f; } .sim { stroke: #0b5fa5; fill: #0b5fa5; }
  .grid { stroke: #444b52; fill: #444b52; } .arrow.arrow { fill: none; }
  @media (prefers-color-scheme: dark) {
    .floor { fill: #1c2126; stroke: #3a424a; } .box { fill: #14171a; stroke: #a5afb8; }
    text { fill: #e8eaed; }
    .tools { stroke: #d0a6ec; fill: #d0a6ec; } .output { stroke: #ff9257; fill: #ff9257; }
    .scenarios { stroke: #4cc9a0; fill: #4cc9a0; } .sim { stroke: #6cb8ef; fill: #6cb8ef; }
    .grid { stroke: #c3cad1; fill: #c3cad1; } .arrow.arrow { fill: none; }
  }
"""


def tops_of(layout):
    """The upper edge of each row, and of each floor with its lower edge."""
    rows, floors, y = [], {}, MARGIN
    floor_of_row = {row: floor_of(room) for room, row in layout.row.items()}
    for row in range(len(layout.rows)):
        floor = floor_of_row[row]
        if floor not in floors:
            y += PAD if not floors else GAP_Y - 6
            floors[floor] = [y - PAD, 0]
        rows.append(y)
        floors[floor][1] = y + BOX + PAD
        y += BOX + GAP_Y
    return rows, floors


def ports_of(layout):
    """Where each arrow leaves its user and enters what is used, spread over the box's edge."""
    leaves, enters = {}, {}
    for chain in layout.chains:
        leaves.setdefault(chain[0], []).append(chain)
        enters.setdefault(chain[-1], []).append(chain)
    ports = {}
    for ends, end, towards in [(leaves, 0, 1), (enters, -1, -2)]:
        for room, chains in ends.items():
            chains.sort(key=lambda chain: (layout.x[chain[towards]], str(chain)))
            reach = min(layout.width(room) - 24, 15 * (len(chains) - 1))
            for i, chain in enumerate(chains):
                share = i / (len(chains) - 1) - 0.5 if len(chains) > 1 else 0
                ports[chain[0], chain[-1], end] = round(layout.x[room] + share * reach, 1)
    return ports


def path_of(chain, layout, tops, ports):
    """A monotone cubic through the arrow's places in its rows (Fritsch and Carlson 1980)."""
    user, used = chain[0], chain[-1]
    start = ports[user, used, 0], tops[layout.row[user]] + BOX
    end = ports[user, used, -1], tops[layout.row[used]] - 6
    middles = [(layout.x[node], tops[node[2]] + BOX / 2) for node in chain[1:-1]]
    points = [start]
    for before, (x, y), after in zip([start, *middles], middles, [*middles[1:], end]):
        if abs(x - before[0]) > STEEP:
            points.append((x, y - BOX / 2))
        points.append((x, y))
        if abs(x - after[0]) > STEEP:
            points.append((x, y + BOX / 2))
    points.append(end)
    steps = [(x1 - x0) / (y1 - y0) for (x0, y0), (x1, y1) in zip(points, points[1:])]
    inner = [2 * a * b / (a + b) if a * b > 0 else 0.0 for a, b in zip(steps, steps[1:])]
    slopes = [0.0, *inner, 0.0]
    way = f"M{points[0][0]} {points[0][1]}"
    for i, ((x0, y0), (x1, y1)) in enumerate(zip(points, points[1:])):
        third = (y1 - y0) / 3
        way += (f" C{x0 + slopes[i] * third:.1f} {y0 + third:.1f}"
                f" {x1 - slopes[i + 1] * third:.1f} {y1 - third:.1f} {x1} {y1}")
    return way


def svg_of(rooms, pairs):
    layout = Layout(rooms, pairs)
    tops, floors = tops_of(layout)
    ports = ports_of(layout)
    height = max(lower for _, lower in floors.values()) + MARGIN
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
             f'aria-label="Rooms and their includes">', f"<style>{STYLE}</style>"]
    for floor, (top, lower) in floors.items():
        parts.append(f'<rect class="floor" x="{MARGIN}" y="{top}" width="{WIDTH - 2 * MARGIN}" '
                     f'height="{lower - top}" rx="8"/>')
        parts.append(f'<text class="name" x="{MARGIN + 12}" y="{top + 26}">{floor}</text>')
    for chain in layout.chains:
        colour = floor_of(chain[0])
        parts.append(f'<path class="arrow {colour}" d="{path_of(chain, layout, tops, ports)}"/>')
        x, y = ports[chain[0], chain[-1], -1], tops[layout.row[chain[-1]]]
        parts.append(f'<path class="head {colour}" d="M{x} {y} l-4 -8 h8 z"/>')
    for room in sorted(rooms):
        x, y, width = layout.x[room], tops[layout.row[room]], layout.width(room)
        parts.append(f'<rect class="box" x="{x - width / 2:.1f}" y="{y}" width="{width:.1f}" '
                     f'height="{BOX}" rx="5"/>')
        parts.append(f'<text class="room" x="{x}" y="{y + 19}">{label(room)}</text>')
    return "\n".join([*parts, "</svg>\n"])


def picture(root=ROOT):
    rooms = rooms_of(root)
    return svg_of(rooms, includes_of(rooms))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Draws the rooms and their arrows.")
    parser.add_argument("picture", nargs="?", type=Path, default=PICTURE, help="(default %(default)s)")
    parser.parse_args().picture.write_text(picture())
