import * as v from 'valibot';
import { type KeyValueStore } from '../../platform';
import { createPersistedStore } from '../../state/persistedStore';

const AddressDraft = v.object({ recipient: v.string(), phone: v.string(), address: v.string() });
export type AddressDraft = v.InferOutput<typeof AddressDraft>;

/** The address as last typed, kept on this device for the next order. */
export function createAddressStore(keyValueStore: KeyValueStore) {
  return createPersistedStore({
    keyValueStore,
    key: 'orders/address',
    schema: AddressDraft,
    initial: { recipient: '', phone: '', address: '' },
  });
}
export type AddressStore = ReturnType<typeof createAddressStore>;

/** What keeps an address from being used, or `undefined`: the first field that is missing. */
export function addressProblem({ recipient, phone, address }: AddressDraft): string | undefined {
  if (!recipient.trim()) return '请填写收货人';
  if (!/^[0-9+\-\s]{5,20}$/.test(phone.trim())) return '请填写正确的联系电话';
  if (!address.trim()) return '请填写收货地址';
  return undefined;
}
