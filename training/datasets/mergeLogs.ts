import { combineSha256 } from './combineSha256';
import { type InteractionLog, type ItemField } from './interactionLog';

/** One log of several sources. A user of more than one source gets the sequences one after the other. */
export function mergeLogs(logs: readonly InteractionLog[]): InteractionLog {
  const itemsOf = new Map<string, string[]>();
  const itemFields = new Map<string, ItemField[]>();
  for (const log of logs) {
    for (const { user, items } of log.sequences) itemsOf.set(user, [...(itemsOf.get(user) ?? []), ...items]);
    log.itemFields.forEach((fields, item) => itemFields.set(item, fields));
  }
  return {
    name: logs.map(({ name }) => name).join(' + '),
    sha256: combineSha256(logs.map(({ sha256 }) => sha256)),
    licence: [...new Set(logs.map(({ licence }) => licence))].join('; '),
    simulated: logs.some(({ simulated }) => simulated),
    sequences: [...itemsOf].map(([user, items]) => ({ user, items })),
    itemFields,
  };
}
