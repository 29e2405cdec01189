"""A daily quantity as a normal AR(1) process behind the month's empirical quantiles.

    x(day) = Q_month(Phi(z))     z(day) = rho z(day - 1) + sqrt(1 - rho^2) e     e ~ N(0, 1)

Q is linear between its values at 0, 1/20, ... 1. rho is the lag-one correlation of the normal scores
z = Phi^-1((rank - 1/2) / n), ranked inside the month over all years; R the correlation of the
regions' scores, made positive definite.
"""

import numpy as np
from scipy.stats import norm, rankdata

from importers.common import QUANTILE_COLUMNS

PROBABILITIES = np.linspace(0.0, 1.0, 21)
TAIL = (0.975, 0.99, 0.997)  # grid/system/system.hpp, kTailProbabilities
TAIL_COLUMNS = [f"p{round(1000 * p)}" for p in TAIL]
SMALLEST_EIGENVALUE = 0.002


def normal_scores(values, months):
    """values (days, regions) -> z of the same shape, months (days,) 0 to 11."""
    z = np.empty_like(values)
    for month in range(12):
        days = months == month
        rank = np.apply_along_axis(rankdata, 0, values[days])
        z[days] = norm.ppf((rank - 0.5) / days.sum())
    return z


def persistence(z):
    return np.array([np.corrcoef(column[:-1], column[1:])[0, 1] for column in z.T])


def quantiles(values, months):
    """(regions, 12, 21)"""
    return np.stack([np.quantile(values[months == month], PROBABILITIES, axis=0).T
                     for month in range(12)], axis=1)


def quantiles_with_open_ends(values, months):
    """(regions, 12, 21), for a quantity that can go beyond what n days have shown.

    The largest of n days stands at probability 1 - 1/(2n), as in the scores z, not at one: the last
    span goes through it there, and so a little beyond it at one. The smallest likewise.
    """
    months_tables = []
    for month in range(12):
        x = values[months == month]
        table = np.quantile(x, PROBABILITIES, axis=0, method="hazen")
        span = PROBABILITIES[1] / (PROBABILITIES[1] - 0.5 / len(x))
        table[0] = table[1] + (x.min(axis=0) - table[1]) * span
        table[-1] = table[-2] + (x.max(axis=0) - table[-2]) * span
        months_tables.append(table.T)
    return np.stack(months_tables, axis=1)


def tails(values, months):
    """(regions, 12, 5): at 0.95, TAIL and 1 of values (days, regions), with an open end as above."""
    at = (0.95, *TAIL)
    months_tables = []
    for month in range(12):
        x = values[months == month]
        table = np.quantile(x, at, axis=0, method="hazen")
        last = (1.0 - TAIL[-1]) / max(1.0 - 0.5 / len(x) - TAIL[-1], 0.5 * (1.0 - TAIL[-1]))
        end = table[-1] + (x.max(axis=0) - table[-1]) * last
        months_tables.append(np.vstack([table, end]).T)
    return np.stack(months_tables, axis=1)


def with_tail(table, tail):
    """(regions, 12, 24): quantiles with TAIL before the last, whose distances from 95 % are those of
    another sample (tails()), moved so that the mean of the linear map is zero."""
    above = table[:, :, -2:-1] + np.maximum.accumulate(tail - tail[:, :, :1], axis=2)[:, :, 1:]
    result = np.concatenate([table[:, :, :-1], above], axis=2)
    width = np.diff(nodes())
    mean = ((result[:, :, 1:] + result[:, :, :-1]) / 2 * width).sum(axis=2)
    return result - mean[:, :, None]


def nodes():
    """The probabilities of with_tail()."""
    return np.concatenate([PROBABILITIES[:-1], TAIL, [1.0]])


def correlation(z):
    """Correlation matrix to four decimals that Cholesky's factorisation takes."""
    matrix = np.corrcoef(z.T)
    for _ in range(50):
        value, vector = np.linalg.eigh(matrix)
        matrix = (vector * np.maximum(value, SMALLEST_EIGENVALUE)) @ vector.T
        scale = 1.0 / np.sqrt(np.diag(matrix))
        matrix = matrix * scale[:, None] * scale[None, :]
        rounded = np.round(0.5 * (matrix + matrix.T), 4)
        np.fill_diagonal(rounded, 1.0)
        if np.linalg.eigvalsh(rounded)[0] > 0.5 * SMALLEST_EIGENVALUE:
            return rounded
    raise ValueError("no positive definite correlation matrix")


def write_scores(output, name, comments, regions, rho, table, digits=4):
    """table: (regions, 12, 21), or with the tail (regions, 12, 24)."""
    tail = TAIL_COLUMNS if table.shape[2] > len(QUANTILE_COLUMNS) else []
    columns = [*QUANTILE_COLUMNS[:-1], *tail, QUANTILE_COLUMNS[-1]]
    output.write(name, comments, ["region", "persistence", "month", *columns],
                 [[r, round(float(rho[i]), 4), str(m + 1), *map(float, table[i, m])]
                  for i, r in enumerate(regions) for m in range(12)], digits)


def write_correlation(output, name, comments, regions, matrix):
    output.write(name, comments, ["region", *regions],
                 [[r, *map(float, matrix[i])] for i, r in enumerate(regions)], 4)
