import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  NO_MERCHANDISING,
  parseParityVectors,
  parseProduct,
  type Parsed,
  type ParityVectors,
  type Product,
} from '../../src/contracts';
import { EXPLORED_PLACES } from '../../src/domain/rerank/explore';
import { rankItems } from '../../src/domain/rerank/rankItems';
import { eventually } from './eventually';
import { shippedArtifact } from '../start/shippedArtifact';
import { DEMO_SHOP_DIR, openTestShop, type TestShop } from './testShop';
import { type Visit } from './visit';

jest.setTimeout(120_000);

let products: Product[];
let shop: TestShop;
let visit: Visit;
beforeAll(async () => {
  shop = await openTestShop();
  products = readProducts();
  await shop.publish(shippedArtifact());
});
afterAll(() => shop.close());
beforeEach(async () => {
  visit = await shop.visit();
  await visit.answerConsent('refuse');
  await waitForModel(visit);
});
afterEach(() => visit.close());

it('picks by WebGL what training recorded for the same history', async () => {
  const { history, scores } = shortestCase();
  for (const itemId of history) await visit.lookAt(itemId);

  const expected = rankItems({
    scores,
    items: products,
    history: history.map((itemId) => ({ itemId, kind: 'viewed' as const, occurredAtMs: Date.now() })),
    dismissed: new Set(),
    exposures: new Map(),
    merchandising: NO_MERCHANDISING,
    nowMs: Date.now(),
    seed: undefined,
  }).order;
  await eventually(async () => {
    const shown = await visit.shownItems(20);
    expect(withoutChance(shown, expected)).toEqual(expected.slice(0, 20));
  });
  const { backend, 'draw calls': drawCalls } = await visit.diagnostics();
  expect(backend).toBe('webgl');
  expect(Number(drawCalls)).toBeGreaterThan(0);
  expect(visit.problems).toEqual([]);
});

it.each(['on', 'off'])('follows three taps in one category, with the network %s', async (network) => {
  const before = countPets(await visit.shownItems(20));
  await visit.setOnline(network === 'on');
  for (const itemId of await visit.browseCategory('pets', 3)) expect(categoryOf(itemId)).toBe('pets');
  await visit.openTab('首页');
  await eventually(async () => expect(countPets(await visit.shownItems(20))).toBeGreaterThan(before));
});

it('goes on with popularity when the GPU does not reproduce what training recorded', async () => {
  const forged = join(shop.folder, 'forged');
  cpSync(shippedArtifact(), forged, { recursive: true });
  const parity = readParity(forged);
  parity.cases[0]!.scores[0]! += 1;
  writeFileSync(join(forged, 'parity.json'), JSON.stringify(parity));
  const other = await openTestShop();
  try {
    await other.publish(forged, { force: true });
    const victim = await other.visit();
    await victim.answerConsent('refuse');
    await eventually(async () => {
      expect((await victim.diagnostics())['last update']).toMatch(/self-test/);
    });
    await victim.openTab('首页');
    const popular = products.filter(({ stock }) => stock > 0).map(({ itemId }) => itemId);
    expect(await victim.shownItems(10)).toEqual(popular.slice(0, 10));
  } finally {
    await other.close();
  }
});

/** What the list would be if it had not been this visit's turn to explore: then one item changed places with one further down. */
function withoutChance(shown: string[], expected: string[]): string[] {
  const place = EXPLORED_PLACES.find((explored) => shown[explored] !== expected[explored]);
  if (place === undefined) return shown;
  const [drawn, displaced] = [shown[place]!, expected[place]!];
  const swapped = new Map([
    [drawn, displaced],
    [displaced, drawn],
  ]);
  expect(expected.indexOf(drawn)).toBeGreaterThan(EXPLORED_PLACES.at(-1)!);
  return shown.map((itemId) => swapped.get(itemId) ?? itemId);
}

const categoryOf = (itemId: string) => products.find((product) => product.itemId === itemId)?.categoryId;
const countPets = (itemIds: string[]) => itemIds.filter((itemId) => categoryOf(itemId) === 'pets').length;

/** In the shop's own order: most sold first. */
function readProducts(): Product[] {
  const lines = readFileSync(join(DEMO_SHOP_DIR, 'products.jsonl'), 'utf8').trimEnd().split('\n');
  return lines
    .map((line): Product => accept(parseProduct(JSON.parse(line))))
    .sort((one, other) => other.soldCount - one.soldCount);
}

async function waitForModel(phone: Visit): Promise<void> {
  await eventually(async () => expect((await phone.diagnostics())['state']).toBe('ready'));
  await phone.openTab('首页');
}

/** The parity vector with the fewest items, as what the phone's scoring would answer. */
function shortestCase() {
  const artifact = shippedArtifact();
  const { items } = JSON.parse(readFileSync(join(artifact, 'vocabulary.json'), 'utf8')) as {
    items: string[];
  };
  const [shortest] = readParity(artifact)
    .cases.filter(({ history }) => history.length > 0)
    .sort((one, other) => one.history.length - other.history.length);
  const { history, scores } = shortest!;
  return { history, scores: new Map(items.map((itemId, index) => [itemId, scores[index]!])) };
}

function readParity(artifactDir: string): ParityVectors {
  return accept(parseParityVectors(JSON.parse(readFileSync(join(artifactDir, 'parity.json'), 'utf8'))));
}

function accept<Value>(parsed: Parsed<Value>): Value {
  if (parsed.ok) return parsed.value;
  throw new Error(parsed.issues.join('; '));
}
