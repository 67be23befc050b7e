import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEventLines, type LoggedDraft } from '../testing/eventLines';
import { readLoggedExposures } from './loggedExposures';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'exposures-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(text: string) {
  const path = join(folder, 'events.jsonl');
  writeFileSync(path, text);
  return readLoggedExposures(path);
}

const exposed = (itemId: string, rank: number, logging: object = {}): LoggedDraft => ({
  kind: 'item-exposed',
  itemId,
  rank,
  surface: 'home',
  modelVersion: 'm1',
  ...logging,
});
const viewed = (itemId: string): LoggedDraft => ({
  kind: 'item-viewed',
  itemId,
  surface: 'home',
  dwellMs: 10,
});
const carted = (itemId: string): LoggedDraft => ({ kind: 'cart-added', itemId, quantity: 1, priceMinor: 5 });
const ordered = (...itemIds: string[]): LoggedDraft => ({
  kind: 'order-placed',
  orderId: 'o',
  lines: itemIds.map((itemId) => ({ itemId, quantity: 1, priceMinor: 5 })),
  totalMinor: 5,
});

describe('readLoggedExposures', () => {
  it('joins what the same shopper did to the item later in the same session', () => {
    const lines = createEventLines();
    lines.add('ann', 's1', viewed('tea'));
    lines.add('ann', 's1', exposed('tea', 0));
    lines.add('bob', 's9', exposed('tea', 0));
    lines.add('ann', 's1', exposed('cup', 1));
    lines.add('ann', 's1', exposed('pot', 2));
    lines.add('ann', 's1', viewed('tea'));
    lines.add('ann', 's1', carted('cup'));
    lines.add('ann', 's1', ordered('cup', 'jar'));
    lines.add('ann', 's2', viewed('pot'));
    const rewards = read(lines.text()).map(({ user, item, rewards: own }) => [
      `${user} ${item}`,
      Object.entries(own).flatMap(([name, is]) => (is ? [name] : [])),
    ]);
    expect(Object.fromEntries(rewards)).toEqual({
      'ann tea': ['viewed'],
      'ann cup': ['cartAdded', 'ordered'],
      'ann pot': [],
      'bob tea': [],
    });
  });

  it('gives a reward to the latest exposure of the item, once', () => {
    const lines = createEventLines();
    lines.add('ann', 's1', exposed('tea', 0));
    lines.add('ann', 's1', exposed('tea', 5));
    lines.add('ann', 's1', viewed('tea'));
    expect(read(lines.text()).map(({ rewards }) => rewards.viewed)).toEqual([false, true]);
  });

  it('knows of a shopper what the ranking knew when it showed the item', () => {
    const lines = createEventLines();
    lines.add('ann', 's1', exposed('tea', 0));
    lines.add('ann', 's1', viewed('tea'));
    lines.add('ann', 's1', viewed('tea'));
    lines.add('ann', 's1', carted('tea'));
    lines.add('ann', 's1', viewed('cup'));
    lines.add('ann', 's1', { kind: 'item-dismissed', itemId: 'pot', surface: 'home' });
    lines.add('ann', 's1', exposed('jar', 0));
    const [before, after] = read(lines.text()).map(({ shopper }) => shopper);
    expect(before).toEqual({ history: [], withheld: new Set() });
    expect(after!.history.map(({ itemId, kind }) => [itemId, kind])).toEqual([
      ['tea', 'cart-added'],
      ['cup', 'viewed'],
    ]);
    expect(after!.withheld).toEqual(new Set(['pot', 'tea', 'cup']));
  });

  it('withholds what was bought for 30 days, however much was looked at since', () => {
    const lines = createEventLines();
    const day = 24 * 3_600_000;
    lines.add('ann', 's1', ordered('tea'), 0);
    for (let index = 0; index < 25; index++) lines.add('ann', 's1', viewed(`cup ${index}`), 1 + index);
    lines.add('ann', 's2', exposed('jar', 0), 30 * day - 1);
    lines.add('ann', 's3', viewed('pot'), 30 * day);
    lines.add('ann', 's3', exposed('jar', 0), 30 * day);
    const [within, after] = read(lines.text()).map(({ shopper }) => shopper.withheld);
    expect([within!.has('tea'), after!.has('tea')]).toEqual([true, false]);
    expect(within!.size).toBe(21);
  });

  it('reads propensity and policy where they were recorded, and the model where they were not', () => {
    const lines = createEventLines();
    lines.add('ann', 's1', exposed('tea', 4, { propensity: 0.25, policy: 'explore-1' }));
    lines.add('ann', 's1', exposed('cup', 5));
    expect(read(lines.text()).map(({ place, propensity, policy }) => [place, propensity, policy])).toEqual([
      [4, 0.25, 'explore-1'],
      [5, undefined, 'm1'],
    ]);
  });

  it('counts an event once, however often it was delivered, in the order of the shopper’s clock', () => {
    const lines = createEventLines();
    lines.add('ann', 's1', viewed('tea'), 2000);
    lines.add('ann', 's1', exposed('tea', 0), 1000);
    const exposures = read(lines.text() + lines.text());
    expect(exposures).toHaveLength(1);
    expect(exposures[0]!.rewards.viewed).toBe(true);
  });

  it.each([
    [{ propensity: 0 }, ':1: propensity: '],
    [{ propensity: 1.5 }, ':1: propensity: '],
    [{ propensity: 'half' }, ':1: propensity: '],
  ])('names file, line and field for %j', (logging, message) => {
    const lines = createEventLines();
    lines.add('ann', 's1', exposed('tea', 0, logging));
    expect(() => read(lines.text())).toThrow(`events.jsonl${message}`);
  });
});
