import { shallPublish, type Shipped } from './publishShipped';

const DAY_MS = 86_400_000;
const offered = { artifactVersion: '2026.1.1-1', expiresAtMs: 30 * DAY_MS };
const steady: Shipped = { version: '2026.1.1-1', lastPublished: '2026.1.1-1', offered, nowMs: 0 };

it.each<[string, Partial<Shipped>, boolean]>([
  ['publishes into an empty cloud', { offered: undefined, lastPublished: undefined }, true],
  ['publishes again into a cloud that was emptied', { offered: undefined }, true],
  ['publishes a version that came with an update of the project', { version: '2026.2.1-1' }, true],
  ['leaves what it published alone', {}, false],
  [
    "leaves the merchant's own newer model alone",
    { offered: { ...offered, artifactVersion: '2026.3.1-1' } },
    false,
  ],
  ['renews what it published before it expires', { nowMs: 24 * DAY_MS }, true],
  [
    "does not replace the merchant's own model when that expires",
    { offered: { ...offered, artifactVersion: '2026.3.1-1' }, nowMs: 24 * DAY_MS },
    false,
  ],
])('%s', (_, change, expected) => {
  expect(shallPublish({ ...steady, ...change })).toBe(expected);
});
