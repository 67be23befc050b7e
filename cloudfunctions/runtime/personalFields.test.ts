import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { createPersonalFields, PERSONAL_KEYS_VARIABLE } from './personalFields';

const keys = { k1: randomBytes(32).toString('base64'), k2: randomBytes(32).toString('base64') };
const fieldsWith = (value: object) =>
  createPersonalFields({ [PERSONAL_KEYS_VARIABLE]: JSON.stringify(value) });
const fields = fieldsWith({ current: 'k1', keys });

it('opens what it sealed, which shows nothing of it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 3 }), fc.string(), (secret, place) => {
      const sealed = fields.seal({ secret }, place);
      expect(fields.open(sealed, place)).toEqual({ secret });
      expect(Buffer.from(sealed.data, 'base64').toString()).not.toContain(
        JSON.stringify(secret).slice(1, -1),
      );
    }),
  );
});

it('never seals the same text the same way', () => {
  expect(fields.seal('13800138000', 'a')).not.toEqual(fields.seal('13800138000', 'a'));
});

it('opens nothing that was changed, or that stands in another place', () => {
  const sealed = fields.seal('13800138000', 'order-1');
  expect(() => fields.open(sealed, 'order-2')).toThrow();
  for (const part of ['iv', 'tag', 'data'] as const) {
    const bytes = Buffer.from(sealed[part], 'base64');
    bytes[0]! ^= 1;
    expect(() => fields.open({ ...sealed, [part]: bytes.toString('base64') }, 'order-1')).toThrow();
  }
  expect(() => fields.open({ ...sealed, tag: sealed.tag.slice(0, 8) }, 'order-1')).toThrow();
});

it('goes on reading after a change of key, and tells what is to be sealed anew', () => {
  const sealed = fields.seal('x', 'p');
  const next = fieldsWith({ current: 'k2', keys });
  expect(next.open(sealed, 'p')).toBe('x');
  expect([next.isStale(sealed), next.isStale(next.seal('x', 'p'))]).toEqual([true, false]);
  expect(() => fieldsWith({ current: 'k2', keys: { k2: keys.k2 } }).open(sealed, 'p')).toThrow(/no key "k1"/);
});

it.each([undefined, '', '{', '{"current":"k","keys":{"k":"c2hvcnQ="}}'])(
  'seals nothing without keys, and does not tell what it was given: %j',
  (text) => {
    const seal = () => createPersonalFields({ [PERSONAL_KEYS_VARIABLE]: text }).seal('x', 'p');
    expect(seal).toThrow(PERSONAL_KEYS_VARIABLE);
    expect(seal).not.toThrow(/c2hvcnQ=/);
  },
);
