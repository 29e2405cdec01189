#!/usr/bin/env python3
"""Which axes of sweeps decide their results: what `gigaload sweep sensitivity --json` printed.

    tools/plots/plot_sensitivity.py PICTURE.png ANSWER.json...
"""

import json
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

FIRST, TOTAL = "#4c72b0", "#c44e52"
HEIGHT = 0.38


def bars(axes, at, intervals, colour, label):
    """Intervals are [estimate, low, high]."""
    middle, low, high = np.array(intervals, dtype=float).T
    axes.barh(at, middle, height=HEIGHT, color=colour, label=label,
              xerr=[middle - low, high - middle],
              error_kw={"elinewidth": 0.8, "ecolor": "#444444"})


def plot(axes, name, output):
    ranked = sorted(output["axes"].items(), key=lambda item: item[1]["total"][0])
    at = np.arange(len(ranked))
    bars(axes, at + HEIGHT / 2, [i["first"] for _, i in ranked], FIRST, "alone (first order)")
    bars(axes, at - HEIGHT / 2, [i["total"] for _, i in ranked], TOTAL, "with all others (total)")
    axes.set_yticks(at, [axis.replace("_", " ") for axis, _ in ranked])
    axes.set(title=f"{name.replace('_', ' ')}: {output['mean']:,.0f} ± "
                   f"{output['variance'] ** 0.5:,.0f} {output['unit'].replace(' ', '')}",
             xlabel="share of the variance", xlim=(0, None))
    axes.spines[["top", "right"]].set_visible(False)


def main(picture, answers):
    outputs = []
    for answer in answers:
        with open(answer) as file:
            outputs += [item for item in json.load(file).items() if item[1]["variance"] > 0]
    if not outputs:
        sys.exit("plot_sensitivity: nothing varies in these answers")
    figure, axes = plt.subplots(1, len(outputs), figsize=(5.5 * len(outputs), 3.6),
                                constrained_layout=True, squeeze=False)
    for panel, (name, output) in zip(axes.flat, outputs):
        plot(panel, name, output)
    axes[0, 0].legend(frameon=False, loc="lower right")
    figure.savefig(picture, dpi=110, metadata={"Software": None})


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
