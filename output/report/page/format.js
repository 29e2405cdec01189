// Numbers in plain words.

const SPACE = '\u00a0';
const NOT_KNOWN = '–';

/** Three digits that count, at most `most` of them after the point, without zeros at the end. */
export function plain(value, most = 2) {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOT_KNOWN;
  const size = Math.abs(value);
  const decimals = Math.min(size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2, most);
  if (size > 0 && Number(size.toFixed(decimals)) === 0)
    return `<${SPACE}${(10 ** -decimals).toFixed(decimals)}`;
  return value.toLocaleString('en-US', {maximumFractionDigits: decimals}).replace('-', '−');
}

/** Two digits that count: for comparisons. */
export const roughly = (value) => plain(Number(value.toPrecision(2)), value < 0.1 ? 3 : 2);

export function withUnit(value, unit, most) {
  const text = plain(value, most);
  return text === NOT_KNOWN ? text : text + SPACE + unit;
}

export const gw = (mw) => withUnit(mw === null ? null : mw / 1e3, 'GW');
export const percent = (share) => withUnit(share === null ? null : 100 * share, '%', 1);

/** MW, or GW where it is more than 1,000. */
export const power = (mw) => (Math.abs(mw) >= 1e3 ? gw(mw) : withUnit(mw, 'MW', 1));

/** Of MWh. */
export function energy(mwh) {
  const size = Math.abs(mwh ?? NaN);
  if (size >= 1e6) return withUnit(mwh / 1e6, 'TWh');
  if (size >= 1e3) return withUnit(mwh / 1e3, 'GWh');
  return withUnit(mwh, 'MWh', size >= 1 || size === 0 ? 1 : 2);
}

const GALLONS_PER_M3 = 264.172;
/** Of m3: cubic metres and, for the American reader, gallons. */
export function water(m3) {
  if (Math.abs(m3) >= 1e9) return withUnit(m3 / 1e9, 'billion m³');
  if (Math.abs(m3) >= 1e6) return withUnit(m3 / 1e6, 'million m³');
  return withUnit(m3, 'm³', 0);
}
export function gallons(m3) {
  if (m3 === null) return NOT_KNOWN;
  const g = m3 * GALLONS_PER_M3;
  if (g >= 1e9) return withUnit(g / 1e9, 'billion gallons');
  if (g >= 1e6) return withUnit(g / 1e6, 'million gallons');
  return withUnit(g, 'gallons', 0);
}

/**
 * What none of so many samples had, as grid/adequacy/sampling/none_seen.hpp says it: "below 0.03 d (95 %)"
 * where days are counted, "none in 100" of what has no such bound. `unit`: '' where a heading says it.
 */
export function noneSeen(samples, countsDays, unit = '') {
  if (samples < 1) return 'none seen';
  if (!countsDays) return `none in ${samples.toLocaleString('en-US')}`;
  const bound = Number((3 / samples).toPrecision(2));
  return `below ${bound}${unit ? SPACE + unit : ''} (95${SPACE}%)`;
}

/** "0.31 ± 0.05": one digit of the error, two where the first is 1, as the terminal's summary; never of 0. */
export function withError(estimate) {
  if (!estimate) return NOT_KNOWN;
  const {value, error} = estimate;
  if (!(error > 0)) return plain(value);
  const exponent = Math.floor(Math.log10(error));
  const decimals = Math.min(6, Math.max(0, -exponent + (error < 2 * 10 ** exponent ? 1 : 0)));
  const fixed = (x) =>
    x.toLocaleString('en-US', {minimumFractionDigits: decimals, maximumFractionDigits: decimals});
  return `${fixed(value)} ± ${fixed(error)}`;
}

/** Of MWh. */
export function energyWithError({value, error}) {
  const [unit, name] = value >= 1e6 ? [1e6, 'TWh'] : value >= 1e3 ? [1e3, 'GWh'] : [1, 'MWh'];
  return withError({value: value / unit, error: error / unit}) + SPACE + name;
}

export const hours = (h) => withUnit(h, h === 1 ? 'hour' : 'hours', h >= 10 ? 0 : 2);
