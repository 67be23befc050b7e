import * as v from 'valibot';
import { parseCloudReply } from './cloudReply';

const Greeting = v.object({ text: v.string() });

it('reads a value by its schema', () => {
  expect(parseCloudReply(Greeting, { ok: true, value: { text: '你好' } })).toEqual({
    ok: true,
    value: { ok: true, value: { text: '你好' } },
  });
});

it('reads a refusal as a value, not as a failure to parse', () => {
  const refusal = {
    ok: false,
    error: { code: 'rate-limited', message: 'too many calls', retryAfterMs: 500 },
  };
  expect(parseCloudReply(Greeting, refusal)).toEqual({ ok: true, value: refusal });
});

it.each([
  ['a value of another shape', { ok: true, value: { text: 1 } }, 'value.text: '],
  ['an error code from a newer cloud', { ok: false, error: { code: 'moved', message: '' } }, 'error.code: '],
  ['a reply that says neither yes nor no', { value: { text: '' } }, 'ok: '],
  ['an empty reply', undefined, 'reply: '],
])('refuses %s', (_, input, start) => {
  expect(parseCloudReply(Greeting, input)).toEqual({
    ok: false,
    issues: [expect.stringContaining(start)],
  });
});
