import { type SeededRandom } from '../demo-shop/seededRandom';

/** A request with one to three changes that a hostile or broken caller might make; sometimes something else altogether. */
export function mutate(request: unknown, hostile: readonly unknown[], random: SeededRandom): unknown {
  if (random.chance(0.05)) return random.pick(hostile);
  // Text passes as a phone would send it: what JSON cannot say does not arrive.
  let changed = structuredClone(request);
  for (let count = random.below(4); count > 0; count -= 1) changed = change(changed, hostile, random);
  return changed;
}

function change(value: unknown, hostile: readonly unknown[], random: SeededRandom): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.15)) return random.pick(hostile);
  if (Array.isArray(value)) {
    const place = random.below(value.length + 1);
    if (random.chance(0.2)) return value.filter((_, index) => index !== place);
    if (random.chance(0.2)) return [...value, ...value];
    return Object.assign([...value], { [place]: change(value[place], hostile, random) });
  }
  const fields = value as Record<string, unknown>;
  const names = Object.keys(fields);
  const name = names.length > 0 && random.chance(0.8) ? random.pick(names) : random.pick(STRANGE_NAMES);
  if (random.chance(0.15)) return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
  return { ...fields, [name]: change(fields[name], hostile, random) };
}

const STRANGE_NAMES = [
  'openid',
  'OPENID',
  '_id',
  '_openid',
  'userInfo',
  'constructor',
  'toString',
  '$where',
  '$set',
  '',
];

/** Values that have broken programs before. */
export const HOSTILE_VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 1e308, -1e308, 2 ** 53, 2 ** 31, 8_640_000_000_000_000],
  ...[
    '',
    ' ',
    '0',
    'null',
    '__proto__',
    'constructor',
    '\u0000',
    '\ud800',
    '‮',
    '茶'.repeat(2000),
    'x'.repeat(70_000),
  ],
  ...[
    '../../etc/passwd',
    "'; DROP TABLE documents_orders; --",
    '{"$gt":""}',
    '<script>alert(1)</script>',
    '%00',
  ],
  ...[
    {},
    [],
    [[]],
    { $gt: '' },
    { $ne: null },
    { $where: 'sleep(1000)' },
    { $regex: '(a+)+$' },
    { $set: { stock: 0 } },
  ],
  ...[{ $numberLong: '9223372036854775807' }, { $date: 0 }, { $oid: 'a' }, { length: 1e9 }, { toString: 1 }],
  JSON.parse('{"__proto__":{"openid":"oVictim"}}'),
  Array.from({ length: 600 }, () => ({})),
  Array.from({ length: 2000 }).reduce<unknown>((inner) => [inner], 0),
];
