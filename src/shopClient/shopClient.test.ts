import { createMemoryNetwork } from '../platform/memory/memoryNetwork';
import { createMemoryPlatform } from '../platform/memory/memoryPlatform';
import { buildProfile } from '../testing/buildItem';
import { createShopClient } from './shopClient';

const clientOf = (reply: unknown, isOnline = true) =>
  createShopClient(
    createMemoryPlatform({ network: createMemoryNetwork(isOnline), functions: { shop: () => reply } }).cloud,
  );

describe('the shop client', () => {
  it('hands on what satisfies the contract', async () => {
    const value = buildProfile();
    expect(await clientOf({ ok: true, value }).call({ action: 'shop-profile' })).toEqual({ ok: true, value });
  });

  it('tells a missing reply from a broken one', async () => {
    expect(await clientOf({ ok: true, value: {} }, false).call({ action: 'cart' })).toMatchObject({
      failure: { code: 'unreachable' },
    });
    expect(await clientOf({ ok: true, value: {} }).call({ action: 'cart' })).toMatchObject({
      failure: { code: 'bad-reply', detail: expect.stringContaining('lines') },
    });
  });

  it('hands on the error that the shop names', async () => {
    const error = { code: 'rate-limited', message: 'slow down', retryAfterMs: 500 };
    expect(await clientOf({ ok: false, error }).call({ action: 'cart' })).toEqual({
      ok: false,
      failure: { code: 'rate-limited', detail: 'slow down', retryAfterMs: 500 },
    });
  });
});
