import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_MERCHANDISING, type AppEvent, type CatalogueItem } from '../../src/contracts';
import { rankItems, type PastInteraction } from '../../src/domain/rerank/rankItems';
import { indexHistory } from '../../src/models/recommender/historyBatch';
import { buildItem } from '../../src/testing/buildItem';
import { startEngine } from '../engine/startEngine';
import { readArtifact, type LoadedArtifact } from '../export/readArtifact';
import { writeSampleArtifact } from '../testing/writeSampleArtifact';
import { createModelScorer, type ModelScorer } from './scoreWithModel';

jest.setTimeout(120_000);
const NOW_MS = 1_800_000_000_000;
const MONEY = ['priceMinor', 'originalPriceMinor', 'totalMinor'];

let folder: string;
let artifact: LoadedArtifact;
let scorer: ModelScorer;
beforeAll(async () => {
  await startEngine();
  folder = mkdtempSync(join(tmpdir(), 'price-'));
  artifact = readArtifact(await writeSampleArtifact(folder));
  scorer = createModelScorer(artifact.weights, artifact.card.config);
});
afterAll(() => {
  scorer.dispose();
  rmSync(folder, { recursive: true });
});

/** One thing a shopper did, and what it cost. */
interface Action {
  item: number;
  kind: 'viewed' | 'cart-added' | 'ordered';
}

/** The events of a shopper who pays `prices[i]` for the i-th thing. */
function eventsOf(actions: readonly Action[], prices: readonly number[]): AppEvent[] {
  return actions.map(({ item, kind }, index) => {
    const itemId = artifact.items[item % artifact.items.length]!;
    const priceMinor = prices[index % prices.length]!;
    const base = {
      schemaVersion: 1 as const,
      eventId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      occurredAtMs: NOW_MS - 1000 * (actions.length - index),
      sessionId: 'session',
    };
    switch (kind) {
      case 'viewed':
        return { ...base, kind: 'item-viewed', itemId, surface: 'home', dwellMs: 900 };
      case 'cart-added':
        return { ...base, kind: 'cart-added', itemId, quantity: 1, priceMinor };
      case 'ordered': {
        const lines = [{ itemId, quantity: 1, priceMinor }];
        return { ...base, kind: 'order-placed', orderId: `order ${index}`, lines, totalMinor: priceMinor };
      }
    }
  });
}

/** What the ranking knows of events; each entry still carries all fields of its event. */
function historyOf(events: readonly AppEvent[]): PastInteraction[] {
  return events.flatMap((event): PastInteraction[] => {
    switch (event.kind) {
      case 'item-viewed':
        return [{ ...event, kind: 'viewed' }];
      case 'cart-added':
        return [{ ...event, kind: 'cart-added' }];
      case 'order-placed':
        return event.lines.map((line) => ({ ...event, ...line, kind: 'ordered' }));
      default:
        return [];
    }
  });
}

function catalogueWith(prices: readonly number[]): CatalogueItem[] {
  return artifact.items.map((itemId, index) =>
    buildItem({
      itemId,
      categoryId: `category ${index % 7}`,
      priceMinor: prices[index % prices.length]!,
      originalPriceMinor: prices[(index + 1) % prices.length]! * 2,
    }),
  );
}

async function servedOrder(
  items: readonly CatalogueItem[],
  history: readonly PastInteraction[],
): Promise<string[]> {
  const indexOfItem = new Map(artifact.items.map((item, index) => [item, index]));
  const known = indexHistory(
    indexOfItem,
    history.map(({ itemId }) => itemId),
  );
  const [row] = await scorer.score([Int32Array.from(known.items)]);
  const scores = new Map(artifact.items.map((itemId, index) => [itemId, row![index]!]));
  return rankItems({
    scores,
    items,
    history,
    dismissed: new Set(),
    exposures: new Map(),
    merchandising: NO_MERCHANDISING,
    nowMs: NOW_MS,
    seed: undefined,
  }).order;
}

/** Reading a field about money of it is an error. */
function withoutMoney<T extends object>(value: T): T {
  return new Proxy(value, {
    get: (target, field, receiver) => {
      if (MONEY.includes(String(field))) throw new Error(`the ranking read ${String(field)}`);
      return Reflect.get(target, field, receiver) as unknown;
    },
    ownKeys: () => {
      throw new Error('the ranking copied all fields of an item');
    },
  });
}

const actions = fc.array(
  fc.record({ item: fc.nat(5000), kind: fc.constantFrom<Action['kind']>('viewed', 'cart-added', 'ordered') }),
  { minLength: 1, maxLength: 30 },
);
const prices = fc.array(fc.integer({ min: 1, max: 900_000 }), { minLength: 1, maxLength: 12 });

describe('the served order', () => {
  it('is the same for the same actions, whatever the goods cost and whatever the shopper spends', async () => {
    await fc.assert(
      fc.asyncProperty(actions, prices, prices, async (done, cheap, dear) => {
        const frugal = await servedOrder(catalogueWith(cheap), historyOf(eventsOf(done, cheap)));
        const lavish = await servedOrder(catalogueWith(dear), historyOf(eventsOf(done, dear)));
        expect(lavish).toEqual(frugal);
      }),
      { numRuns: 15 },
    );
  });

  it('is made without reading a price, of the goods or of what the shopper paid', async () => {
    const done: Action[] = [
      { item: 3, kind: 'viewed' },
      { item: 40, kind: 'cart-added' },
      { item: 7, kind: 'ordered' },
    ];
    const history = historyOf(eventsOf(done, [4200])).map(withoutMoney);
    const order = await servedOrder(catalogueWith([100, 900]).map(withoutMoney), history);
    expect(order.length).toBeGreaterThan(100);
  });
});
