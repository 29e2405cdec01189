#!/bin/bash
# HiGHS compiled for npm, highs 1.15.3. Seen 2026-11.
# Expected: a limit on CO2 in Gt, with 1e-9 Gt of each MWh of coal, binds as the same one in kt does.
# Guessed: bad scaling costs digits at most, and an option keeps what is small.
# Seen: coefficients of 1e-9 and less are dropped as the file is read, and with them the limit: coal alone,
# "Optimal", 20 MUSD instead of 35. The warning is in the log, which solve() does not show. The option
# small_matrix_value = 1e-12 changes nothing.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
packages=(highs@1.15.3)
npm install --silent --no-audit --no-fund --prefix "$d" "${packages[@]}"
echo "${packages[*]} installed"
wrong() { echo "DIFFERENT from what is stated: $*"; exit 1; }
cat > "$d/limit.cjs" << 'JS'
const problem = (coal, gas, limit) => `Minimize
 cost: 20 coal + 50 gas
Subject To
 demand: coal + gas >= 1000000
 co2: ${coal} coal + ${gas} gas <= ${limit}
End
`;
const gt = problem('1.0e-9', '4.0e-10', '0.0007');
const kt = problem('0.001', '0.0004', '700');
require('highs')().then((highs) => {
  for (const [text, options] of [[gt, {}], [gt, { small_matrix_value: 1e-12 }], [kt, {}]]) {
    const found = highs.solve(text, options);
    console.log(`${found.Status} ${Math.round(found.ObjectiveValue)} coal ${Math.round(found.Columns.coal.Primal)}`);
  }
});
JS
out=$(node "$d/limit.cjs" 2>&1 | tr '\n' ';')
[ "$out" = 'Optimal 20000000 coal 1000000;Optimal 20000000 coal 1000000;Optimal 35000000 coal 500000;' ] || wrong "$out"
echo "as stated: the limit in Gt is dropped, the one in kt binds"
