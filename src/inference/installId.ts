import { type Identifiers, type KeyValueStore } from '../platform';

const KEY = 'inference/install-id';

/** A random id of this installation. It stays on the phone: only the phone asks in which bucket of a rollout it is. */
export async function readInstallId(store: KeyValueStore, identifiers: Identifiers): Promise<string> {
  const known = await store.get(KEY);
  if (known !== undefined) return known;
  const made = identifiers.uuid();
  await store.set(KEY, made);
  return made;
}
