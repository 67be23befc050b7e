import { parseShopRequest, type ShopRequestInput, type ShopResult } from '../../src/contracts';
import { buildProduct, createMemoryShopRepository } from '../testing/memoryShopRepository';
import { createReviewIntake } from '../testing/reviewIntake';
import { answerShop } from './shop';

const publishAll = createReviewIntake();
const call = { openid: 'oA', nowMs: 1000 };
const products = ['a', 'b', 'c', 'd', 'e'].map((itemId, soldCount) =>
  buildProduct({ itemId, soldCount, categoryId: itemId < 'c' ? 'tea' : 'cup' }),
);

async function ask(request: ShopRequestInput, repository = createMemoryShopRepository(products).repository) {
  const parsed = parseShopRequest(request);
  if (!parsed.ok) throw new Error(parsed.issues.join());
  return answerShop(parsed.value, call, repository, publishAll);
}

it('hands out the catalogue page by page, most sold first, until there is no next page', async () => {
  const ids = [];
  let offset: number | undefined = 0;
  const pages = [];
  while (offset !== undefined) {
    const reply = await ask({ action: 'catalogue-page', offset, limit: 2 });
    if (!reply.ok) throw new Error(reply.error.message);
    const { entries, nextOffset } = reply.value as { entries: { itemId: string }[]; nextOffset?: number };
    ids.push(...entries.map(({ itemId }) => itemId));
    pages.push(entries.length);
    offset = nextOffset;
  }
  expect(ids).toEqual(['e', 'd', 'c', 'b', 'a']);
  expect(pages).toEqual([2, 2, 1]);
});

it('does not promise a page beyond a full last one', async () => {
  expect(await ask({ action: 'catalogue-page', categoryId: 'tea', limit: 2 })).toEqual({
    ok: true,
    value: { entries: [products[1], products[0]], tag: expect.stringMatching(/^[0-9a-f]{32}$/) },
  });
});

it('leaves out the items of a page that the phone has already, until one of them or what follows changes', async () => {
  const { repository } = createMemoryShopRepository(products);
  const request = { action: 'catalogue-page', limit: 2 } as const;
  const first = await ask(request, repository);
  if (!first.ok) throw new Error(first.error.message);
  const { tag: knownTag, nextOffset } = first.value as ShopResult<'catalogue-page'>;
  expect(await ask({ ...request, knownTag }, repository)).toEqual({
    ok: true,
    value: { entries: [], tag: knownTag, isUnchanged: true, nextOffset },
  });
  const sold = products.map((item) => (item.itemId === 'd' ? { ...item, stock: 0 } : item));
  const other = await ask({ ...request, knownTag }, createMemoryShopRepository(sold).repository);
  expect(other).toMatchObject({ ok: true, value: { entries: [{ itemId: 'e' }, { itemId: 'd', stock: 0 }] } });
  const last = await ask({ ...request, knownTag }, createMemoryShopRepository(products.slice(3)).repository);
  expect(last).toMatchObject({ ok: true, value: { entries: [{ itemId: 'e' }, { itemId: 'd' }] } });
});

it('gives an empty cart to who has none, and keeps what is saved for its owner only', async () => {
  const { repository } = createMemoryShopRepository(products);
  const cart = { lines: [{ itemId: 'a', quantity: 2 }], updatedAtMs: 5 };
  expect(await ask({ action: 'cart' }, repository)).toEqual({
    ok: true,
    value: { lines: [], updatedAtMs: 0 },
  });
  await ask({ action: 'save-cart', cart }, repository);
  expect(await ask({ action: 'cart' }, repository)).toEqual({ ok: true, value: cart });
  const other = await answerShop({ action: 'cart' }, { ...call, openid: 'oB' }, repository, publishAll);
  expect(other).toEqual({ ok: true, value: { lines: [], updatedAtMs: 0 } });
});

it('keeps the later of two carts, in whatever order they arrive, and answers with it', async () => {
  const { repository } = createMemoryShopRepository(products);
  const later = { lines: [{ itemId: 'a', quantity: 2 }], updatedAtMs: 5 };
  const earlier = { lines: [{ itemId: 'b', quantity: 1 }], updatedAtMs: 4 };
  await ask({ action: 'save-cart', cart: later }, repository);
  expect(await ask({ action: 'save-cart', cart: earlier }, repository)).toEqual({ ok: true, value: later });
  expect(await ask({ action: 'cart' }, repository)).toEqual({ ok: true, value: later });
});

it('hands out the rules for lists, and none while the shop has none', async () => {
  const { shop, repository } = createMemoryShopRepository(products);
  expect(await ask({ action: 'merchandising' }, repository)).toEqual({
    ok: true,
    value: { revision: 0, rules: [] },
  });
  shop.merchandising = { revision: 3, rules: [{ kind: 'pin', itemId: 'a', position: 0 }] };
  expect(await ask({ action: 'merchandising' }, repository)).toEqual({ ok: true, value: shop.merchandising });
});

it('says what is not there', async () => {
  expect(await ask({ action: 'product', itemId: 'gone' })).toMatchObject({ error: { code: 'not-found' } });
  expect(await ask({ action: 'shop-profile' })).toMatchObject({ error: { code: 'not-found' } });
  expect(await ask({ action: 'reviews', itemId: 'gone' })).toEqual({ ok: true, value: { entries: [] } });
});
