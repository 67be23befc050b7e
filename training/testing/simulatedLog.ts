import { type ItemField } from '../../src/text/itemFields';
import { type InteractionLog } from '../datasets/interactionLog';
import { seededRandom } from '../random/seededRandom';

/** A small log with something to learn: items come in groups, and shoppers mostly walk on within one. */
export function simulatedLog({ users = 120, groups = 6, seed = 1 } = {}): InteractionLog {
  const random = seededRandom(seed);
  const groupSize = 10;
  const item = (group: number, place: number) => `item-${group}-${place % groupSize}`;
  const sequences = Array.from({ length: users }, (_, user) => {
    let group = random.below(groups);
    let place = random.below(groupSize);
    const items = new Set<string>();
    for (let step = 0; step < 9; step++) {
      if (random.next() < 0.15) group = random.below(groups);
      place += random.next() < 0.8 ? 1 : 3;
      items.add(item(group, place));
    }
    return { user: `user-${user}`, items: [...items] };
  });
  const itemFields = new Map<string, ItemField[]>(
    Array.from({ length: groups * groupSize }, (_, index) => {
      const group = Math.floor(index / groupSize);
      return [item(group, index % groupSize), [{ field: 'category', values: [`group ${group}`] }]];
    }),
  );
  return {
    name: 'simulated log',
    sha256: '0'.repeat(64),
    licence: 'none',
    simulated: true,
    sequences,
    itemFields,
  };
}
