import * as fc from 'fast-check';
import { createMemoryPlatform } from '../../platform/memory/memoryPlatform';
import { createAddressBook, MAX_ADDRESSES } from './addressBook';

const addressOf = (number: number) => ({
  recipient: '王小明',
  phone: '13800000000',
  address: `茶街 ${number} 号`,
});

function setUp(platform = createMemoryPlatform()) {
  return { platform, book: createAddressBook(platform.keyValueStore, platform.identifiers) };
}
const idOf = ({ book }: ReturnType<typeof setUp>, number: number) =>
  book.get().addresses.find(({ address }) => address === `茶街 ${number} 号`)!.addressId;

describe('the book of addresses', () => {
  it('keeps an address once, and survives the end of the app', async () => {
    const first = setUp();
    await first.book.load();
    first.book.save(addressOf(1));
    first.book.save({ ...addressOf(1), recipient: ' 王小明 ' });
    first.book.save(addressOf(2));
    await first.platform.clock.advance(0);
    const second = setUp(createMemoryPlatform({ disk: first.platform.disk }));
    await second.book.load();
    expect(second.book.get().addresses.map(({ address }) => address)).toEqual(['茶街 2 号', '茶街 1 号']);
  });

  it('changes the address that is edited', async () => {
    const { book, ...rest } = setUp();
    await book.load();
    book.save(addressOf(1));
    book.save(addressOf(9), idOf({ book, ...rest }, 1));
    expect(book.get().addresses).toMatchObject([addressOf(9)]);
  });

  it('has one default as long as it has an address, whatever is done to it', async () => {
    const action = fc.record({
      kind: fc.constantFrom('save', 'remove', 'default'),
      number: fc.nat(30),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 40 }), async (actions) => {
        const { book } = setUp();
        await book.load();
        for (const { kind, number } of actions) {
          const { addresses } = book.get();
          const some = addresses[number % Math.max(1, addresses.length)]?.addressId ?? 'none';
          if (kind === 'save') book.save(addressOf(number));
          else if (kind === 'remove') book.remove(some);
          else book.setDefault(some);
          const { addresses: kept, defaultId } = book.get();
          expect(kept.length).toBeLessThanOrEqual(MAX_ADDRESSES);
          expect(kept.filter(({ addressId }) => addressId === defaultId)).toHaveLength(
            kept.length > 0 ? 1 : 0,
          );
        }
      }),
    );
  });
});
