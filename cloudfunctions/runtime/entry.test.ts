import * as v from 'valibot';
import { type Role } from '../../src/contracts';
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
  const reply = await create({ run: () => Promise.reject(new Error('the disk is full')) })(1);
  expect(reply).toEqual({ ok: false, error: { code: 'internal', message: 'the cloud function failed' } });
  expect(write).toHaveBeenCalledWith(expect.stringMatching(/the disk is full\n\s+at /));
  write.mockRestore();
});

it('logs nothing that a shopper sent, whatever error carries it', async () => {
  const personal = { recipient: '张三丰', phone: '13800138000', address: 'Xihu Road 7, Hangzhou' };
  const Address = v.object({ recipient: v.literal('x'), phone: v.number(), address: v.picklist(['y']) });
  const logged: string[] = [];
  const write = jest
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => logged.push(String(text)) > 0);
  const failures = [
    () => v.parse(Address, personal),
    () => JSON.parse(`{"phone": ${personal.phone}x}`),
    () => {
      throw Object.assign(new Error(`no such order of '${personal.address}' 张三丰`), { code: 7 });
    },
    () => {
      throw { errCode: -1, errMsg: JSON.stringify(personal) };
    },
    () => {
      throw JSON.stringify(personal);
    },
  ];
  for (const run of failures) await create({ run: async () => run() as never })(1);
  write.mockRestore();
  expect(logged).toHaveLength(failures.length);
  for (const text of logged) {
    for (const secret of Object.values(personal)) expect(text).not.toContain(secret);
  }
});

it('refuses what is too deep before anything looks at it', async () => {
  const parseAll = jest.fn();
  let event: unknown = 1;
  for (let level = 0; level < 100; level += 1) event = [event];
  expect(await create({ parse: parseAll })(event)).toMatchObject({ error: { code: 'too-large' } });
  expect(parseAll).not.toHaveBeenCalled();
});

describe.each<[Role, Role[]]>([
  ['shopper', ['shopper', 'analyst', 'operator', 'owner']],
  ['analyst', ['analyst', 'operator', 'owner']],
  ['operator', ['operator', 'owner']],
  ['owner', ['owner']],
])('a request that takes the role %s', (required, allowed) => {
  it.each<Role>(['shopper', 'analyst', 'operator', 'owner'])('from the role %s', async (role) => {
    const run = jest.fn(async () => succeed(1));
    const main = create({ run, access: { requiredRole: () => required, findRole: async () => role } });
    const reply = await main(1);
    if (allowed.includes(role)) expect(reply).toEqual(succeed(1));
    else expect(reply).toMatchObject({ error: { code: 'forbidden' } });
    expect(run).toHaveBeenCalledTimes(allowed.includes(role) ? 1 : 0);
  });
});
