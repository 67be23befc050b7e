import { NO_SIGNAL } from '../../src/models/recommender/signals';
import { type ItemField } from '../../src/text/itemFields';
import { combineSha256 } from './combineSha256';
import { type InteractionLog, type UserSequence } from './interactionLog';

/** One log of several sources. A user of more than one source gets the sequences one after the other. */
export function mergeLogs(logs: readonly InteractionLog[]): InteractionLog {
  const sequenceOf = new Map<string, UserSequence>();
  const itemFields = new Map<string, ItemField[]>();
  for (const log of logs) {
    for (const next of log.sequences) {
      const earlier = sequenceOf.get(next.user);
      sequenceOf.set(next.user, earlier ? join(earlier, next) : next);
    }
    log.itemFields.forEach((fields, item) => itemFields.set(item, fields));
  }
  return {
    name: logs.map(({ name }) => name).join(' + '),
    sha256: combineSha256(logs.map(({ sha256 }) => sha256)),
    licence: [...new Set(logs.map(({ licence }) => licence))].join('; '),
    simulated: logs.some(({ simulated }) => simulated),
    sequences: [...sequenceOf.values()],
    itemFields,
  };
}

function join(earlier: UserSequence, later: UserSequence): UserSequence {
  const joined: UserSequence = { user: earlier.user, items: [...earlier.items, ...later.items] };
  if (earlier.baskets || later.baskets) {
    const first = basketsOf(earlier);
    const offset = first.at(-1)! + 1;
    joined.baskets = [...first, ...basketsOf(later).map((basket) => basket + offset)];
  }
  if (earlier.signals || later.signals) joined.signals = [earlier, later].flatMap(signalsOrNone);
  return joined;
}

function signalsOrNone({ items, signals }: UserSequence): number[] {
  return signals ?? items.map(() => NO_SIGNAL);
}

/** Without baskets every item is one of its own. */
function basketsOf({ items, baskets }: UserSequence): number[] {
  return baskets ?? [...items.keys()];
}
