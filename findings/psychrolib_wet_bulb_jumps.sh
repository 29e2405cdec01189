#!/bin/bash
# psychrolib 1.1.1 from npm (the ASHRAE formulas). Seen 2026-11.
# Expected: at a constant relative humidity the wet-bulb temperature is a continuous function of the air's.
# Seen: it jumps where it crosses 0 deg C, from the ice bulb's formula to the water bulb's: by 0.14 K at
# 70 % and by 0.57 K at 10 % between airs that are 0.001 K apart.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
packages=(psychrolib@1.1.1)
npm install --silent --no-audit --no-fund --prefix "$d" "${packages[@]}"
echo "${packages[*]} installed"
wrong() { echo "DIFFERENT from what is stated: $*"; exit 1; }
cat > "$d/jump.cjs" << 'JS'
const psychrolib = require('psychrolib');
psychrolib.SetUnitSystem(psychrolib.SI);
const largest = (humidity) => {
  let previous = psychrolib.GetTWetBulbFromRelHum(-5, humidity, 101325), jump = 0, at = 0;
  for (let i = 1; i <= 20000; ++i) {
    const air = -5 + i * 1e-3, wet = psychrolib.GetTWetBulbFromRelHum(air, humidity, 101325);
    if (wet - previous > jump) { jump = wet - previous; at = air; }
    previous = wet;
  }
  return `${jump.toFixed(2)} K at ${at.toFixed(1)}`;
};
console.log([0.7, 0.1].map(largest).join('; '));
JS
out=$(cd "$d" && node jump.cjs)
[ "$out" = '0.14 K at 2.0; 0.57 K at 8.2' ] || wrong "$out"
echo "as stated: the wet bulb jumps by $out deg C of air"
