import * as v from 'valibot';
import { type Identifiers, type KeyValueStore } from '../../platform';
import { createPersistedStore } from '../../state/persistedStore';
import { type ReadableStore } from '../../state/valueStore';
import { type AddressDraft } from './addressStore';

export const MAX_ADDRESSES = 20;

const SavedAddress = v.object({
  addressId: v.string(),
  recipient: v.string(),
  phone: v.string(),
  address: v.string(),
});
export type SavedAddress = v.InferOutput<typeof SavedAddress>;

const Book = v.object({
  /** Newest first. */
  addresses: v.array(SavedAddress),
  defaultId: v.optional(v.string()),
});
export type Book = v.InferOutput<typeof Book>;

/** Addresses that the shopper keeps, on this device alone: the cloud learns the one that an order goes to. */
export interface AddressBook extends ReadableStore<Book> {
  load(): Promise<void>;
  /** Adds, or with a known id replaces. The same address is kept once; the first one is the default; the oldest go beyond 20. */
  save(address: AddressDraft, addressId?: string): void;
  remove(addressId: string): void;
  setDefault(addressId: string): void;
}

export function createAddressBook(keyValueStore: KeyValueStore, identifiers: Identifiers): AddressBook {
  const store = createPersistedStore({
    keyValueStore,
    key: 'orders/addresses',
    schema: Book,
    initial: { addresses: [] },
  });
  const change = (edit: (book: Book) => Book) => void store.update((book) => withDefault(edit(book)));
  return {
    get: store.get,
    subscribe: store.subscribe,
    load: store.load,
    save(draft, addressId) {
      const saved = {
        addressId: addressId ?? identifiers.uuid(),
        recipient: draft.recipient.trim(),
        phone: draft.phone.trim(),
        address: draft.address.trim(),
      };
      change((book) => {
        const isKnown = book.addresses.some((known) => known.addressId === addressId);
        if (isKnown) {
          const replace = (known: SavedAddress) => (known.addressId === addressId ? saved : known);
          return { ...book, addresses: book.addresses.map(replace) };
        }
        if (book.addresses.some((known) => sameAddress(known, saved))) return book;
        return { ...book, addresses: [saved, ...book.addresses].slice(0, MAX_ADDRESSES) };
      });
    },
    remove: (addressId) =>
      change((book) => ({
        ...book,
        addresses: book.addresses.filter((known) => known.addressId !== addressId),
      })),
    setDefault: (addressId) => change((book) => ({ ...book, defaultId: addressId })),
  };
}

/** A book with addresses always has one of them as its default. */
function withDefault(book: Book): Book {
  const { addresses, defaultId } = book;
  if (addresses.some(({ addressId }) => addressId === defaultId)) return book;
  const first = addresses.at(-1)?.addressId;
  return first === undefined ? { addresses } : { addresses, defaultId: first };
}

function sameAddress(one: SavedAddress, other: SavedAddress): boolean {
  return one.recipient === other.recipient && one.phone === other.phone && one.address === other.address;
}
