import { cloneDisk, first, openInstalledPhone, second, tryUpdate } from './testing/installedPhone';
import { createTestShop, type TestShop } from './testing/shop';

jest.setTimeout(30_000); // signatures in plain JavaScript, on a busy machine

describe("a change of the shop's key", () => {
  it('is followed when the old key and the new one signed it, and kept', async () => {
    const { shop, disk } = await openInstalledPhone();
    shop.rotate(7);
    shop.publish(second);
    expect(await tryUpdate(shop, disk)).toMatchObject({ running: 'second' });
    // The server forgets the change: the phone does not.
    shop.rotations.length = 0;
    shop.publish(first);
    expect(await tryUpdate(shop, disk)).toMatchObject({ running: 'first' });
  });

  it('lets the shop start over after a thief has counted up to the end', async () => {
    const { shop, disk } = await openInstalledPhone();
    const untouched = cloneDisk(disk);
    shop.publish(second, { version: 90_000 });
    expect(await tryUpdate(shop, disk)).toMatchObject({ running: 'second' });
    shop.rotate(7);
    shop.publish(first, { version: 3 });
    expect(await tryUpdate(shop, disk)).toMatchObject({ running: 'first' });
    expect(await tryUpdate(shop, untouched)).toMatchObject({ running: 'first' });
  });

  it.each<[string, (shop: TestShop) => void]>([
    ['the old key did not sign', (shop) => (shop.rotations[0]!.oldSignature = shop.sign({}).signature)],
    ['the new key did not sign', (shop) => (shop.rotations[0]!.newSignature = shop.sign({}).signature)],
    [
      'was changed afterwards',
      (shop) => (shop.rotations[0]!.payload = shop.rotations[0]!.payload.replace('key-7', 'key-8')),
    ],
    ['is no rotation', (shop) => (shop.rotations[0]!.payload = '{}')],
  ])('that %s is not followed', async (_, damage) => {
    const { shop, disk } = await openInstalledPhone();
    shop.rotate(7);
    damage(shop);
    shop.publish(second);
    const { outcome, running } = await tryUpdate(shop, disk);
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'unknown-key' });
    expect(running).toBe('first');
  });

  it('of another shop is not followed', async () => {
    const { shop, disk } = await openInstalledPhone();
    shop.rotate(7, { shopId: 'elsewhere' });
    shop.publish(second);
    expect(await tryUpdate(shop, disk)).toMatchObject({
      outcome: { reason: 'unknown-key' },
      running: 'first',
    });
  });

  it.each<[string, (thief: TestShop) => void]>([
    [
      'whatever chain its thief makes',
      (thief) => {
        thief.rotate(8);
        thief.rotate(9);
      },
    ],
    ['also by a change that calls itself later', (thief) => thief.rotate(8, { sequence: 2 })],
  ])('cannot be undone by the old key, %s', async (_, rotate) => {
    const { shop, disk } = await openInstalledPhone();
    shop.rotate(7);
    shop.publish(second);
    await tryUpdate(shop, disk);
    const thief = createTestShop();
    rotate(thief);
    thief.publish(first, { version: 9 });
    expect(await tryUpdate(thief, disk)).toMatchObject({
      outcome: { kind: 'refused', reason: 'unknown-key' },
      running: 'second',
    });
  });
});
