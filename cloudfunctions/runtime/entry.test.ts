import { createEntry } from './entry';
import { succeed } from './reply';

const parse = (event: unknown) =>
  typeof event === 'number'
    ? { ok: true as const, value: event }
    : { ok: false as const, issues: ['event: no number'] };
const create = (options: Partial<Parameters<typeof createEntry<number, number>>[0]> = {}) =>
  createEntry<number, number>({
    parse,
    run: async (request) => succeed(request + 1),
    rateLimit: { burst: 2, perMinute: 60 },
    readOpenid: () => 'oA',
    now: () => 0,
    ...options,
  });

it('runs a good request', async () => {
  expect(await create()(1)).toEqual({ ok: true, value: 2 });
});

it('names the broken fields of a bad one without running it', async () => {
  const run = jest.fn();
  expect(await create({ run })('x')).toMatchObject({
    error: { code: 'bad-request', issues: ['event: no number'] },
  });
  expect(run).not.toHaveBeenCalled();
});

it.each([undefined, ''])('refuses the openid %p', async (openid) => {
  expect(await create({ readOpenid: () => openid })(1)).toMatchObject({ error: { code: 'unauthenticated' } });
});

it('limits the rate', async () => {
  const main = create();
  await main(1);
  await main(1);
  expect(await main(1)).toMatchObject({ error: { code: 'rate-limited', retryAfterMs: 1000 } });
});

it('hides what went wrong inside, and logs it', async () => {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const reply = await create({ run: () => Promise.reject(new Error('password in a URL')) })(1);
  expect(reply).toEqual({ ok: false, error: { code: 'internal', message: 'the cloud function failed' } });
  expect(write).toHaveBeenCalledWith(expect.stringContaining('password in a URL'));
  write.mockRestore();
});
