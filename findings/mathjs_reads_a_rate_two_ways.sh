#!/bin/bash
# mathjs 15.2.0 and js-quantities 1.8.0 from npm. Seen 2026-11.
# Expected: an emission rate of 400 kg/MW h, a blank for the product as netCDF files write MW h, is one
# quantity to a library. Guessed: kg/MW times h for all, as for UDUNITS, since no brackets are there.
# Seen: mathjs has both readings: unit() takes it as (kg/MW) h, evaluate() as kg/(MW h). js-quantities takes
# it, and with a star kg/MW*h too, as kg/(MW h), and refuses kg/MW/h.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
packages=(mathjs@15.2.0 js-quantities@1.8.0)
npm install --silent --no-audit --no-fund --prefix "$d" "${packages[@]}"
echo "${packages[*]} installed"
wrong() { echo "DIFFERENT from what is stated: $*"; exit 1; }
cat > "$d/rate.mjs" << 'JS'
import Qty from 'js-quantities';
import { evaluate, unit } from 'mathjs';
// Which of both a text is: kg/(MW h) or (kg/MW) h.
const reading = (isOne) => {
  try {
    return ['kg/J', 'kg s/W'].filter(isOne).join(' and ') || 'neither';
  } catch {
    return 'refused';
  }
};
const of_mathjs = (parse) => (text) => reading((target) => parse(text).equalBase(unit(target)));
const of_quantities = (text) => reading((target) => Qty(text).isCompatible(Qty(target.replace('kg s', '1 kg*s'))));
for (const text of ['400 kg/MW h', '400 kg/MW*h', '400 kg/MW/h']) {
  console.log([text, of_mathjs(unit)(text), of_mathjs(evaluate)(text), of_quantities(text)].join(': '));
}
JS
out=$(node "$d/rate.mjs" 2>&1)
[ "$out" = '400 kg/MW h: kg s/W: kg/J: kg/J
400 kg/MW*h: kg s/W: kg s/W: kg/J
400 kg/MW/h: kg/J: kg/J: refused' ] || wrong "$out"
echo "as stated: unit() and evaluate() differ by h squared"
