#!/bin/bash
# js-quantities 1.8.0 and mathjs 15.2.0 from npm. Seen 2026-11.
# Expected: kt is one of knot and kilotonne in both libraries of units, and a ton is what tons are many of.
# Seen: kt is 0.514 m/s in js-quantities and 10^6 kg in mathjs. js-quantities knows ton and refuses tons.
# Neither knows Btu or MMBtu in this spelling.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
packages=(js-quantities@1.8.0 mathjs@15.2.0)
npm install --silent --no-audit --no-fund --prefix "$d" "${packages[@]}"
echo "${packages[*]} installed"
wrong() { echo "DIFFERENT from what is stated: $*"; exit 1; }
cat > "$d/units.mjs" << 'JS'
import Qty from 'js-quantities';
import { unit } from 'mathjs';
const tried = (read) => { try { return read(); } catch { return 'refused'; } };
console.log([
  Qty('1 kt').toBase().toString(), unit('1 kt').toSI().toString(),
  tried(() => Qty('1 tons').toBase().toString()), tried(() => unit('1 tons').toSI().toString()),
  tried(() => Qty('1 Btu').toString()), tried(() => unit('1 Btu').toString()),
  tried(() => Qty('1 MMBtu').toString()), tried(() => unit('1 MMBtu').toString()),
].join('; '));
JS
out=$(node "$d/units.mjs")
[ "$out" = '0.514444444 m/s; 1e+6 kg; refused; 907.18474 kg; refused; refused; refused; refused' ] || wrong "$out"
echo "as stated: kt is a speed in one and a mass in the other"
