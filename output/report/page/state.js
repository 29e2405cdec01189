// What the reader has chosen: a region and a year, by their places in the lists.

import {referenceRegion, referenceYear} from './data.js';

export const state = {region: referenceRegion(), year: referenceYear()};
const listeners = [];

/** Calls `listener` now and at every change. */
export function follow(listener) {
  listeners.push(listener);
  listener();
}

export function choose(change) {
  Object.assign(state, change);
  for (const listener of listeners) listener();
}
