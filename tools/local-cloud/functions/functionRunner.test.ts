import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitUntil } from '../testing/waitUntil';
import { type FunctionOutcome } from './functionProcess';
import { FunctionRunner } from './functionRunner';

jest.setTimeout(30_000); // processes start slowly on a busy machine

const folder = mkdtempSync(join(tmpdir(), 'zhanggui-functions-'));
const marker = join(folder, 'late-write');
const ticks: FunctionOutcome[] = [];
let runner: FunctionRunner;

function addFunction(name: string, main: string, config: object = {}): void {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'config.json'), JSON.stringify(config));
  writeFileSync(join(folder, name, 'index.js'), `exports.main = async (event) => { ${main} };`);
}

beforeAll(() => {
  process.env['SECRET_OF_THE_PARENT'] = 'secret';
  addFunction(
    'whoami',
    `const { OPENID } = require('wx-server-sdk').getWXContext();
     await new Promise((resolve) => setTimeout(resolve, event.slowMs || 0));
     const later = require('wx-server-sdk').getWXContext().OPENID;
     return { OPENID, later, event, pid: process.pid, secret: process.env.SECRET_OF_THE_PARENT, zone: process.env.TZ };`,
  );
  addFunction(
    'slow',
    `await new Promise((resolve) => setTimeout(resolve, event.ms));
     require('fs').writeFileSync(${JSON.stringify(marker)}, ''); return event.ms;`,
    { timeout: 1 },
  );
  addFunction('spins', 'for (;;);', { timeout: 1 });
  addFunction('exits', 'if (event.exit) { console.error("last words"); process.exit(3); } return 1;');
  addFunction('hungry', 'const all = []; for (;;) all.push(new Array(1e5).fill(Math.random()));', {
    memorySize: 64,
    timeout: 20,
  });
  addFunction('throws', 'throw new Error("not today");');
  addFunction('silent', '');
  addFunction('ticks', 'return [event.TriggerName, process.env.TRIGGER_SRC];', {
    triggers: [{ name: 'everySecond', type: 'timer', config: '* * * * * * *' }],
  });
  runner = new FunctionRunner(folder, {}, (_name, outcome) => ticks.push(outcome));
});
afterAll(() => {
  runner.stop();
  rmSync(folder, { recursive: true });
});

const as = (openid: string) => ({ openid, clientIp: '127.0.0.1' });
const returned = (outcome: FunctionOutcome) => {
  if (outcome.kind !== 'returned') throw new Error(JSON.stringify(outcome));
  return JSON.parse(outcome.json) as Record<string, unknown>;
};

describe('identity', () => {
  it('comes from the caller, never from the request', async () => {
    const event = { OPENID: 'oFORGED', openid: 'oFORGED', userInfo: { openId: 'oFORGED' } };
    expect(returned(await runner.call('whoami', event, as('oReal')))).toMatchObject({
      OPENID: 'oReal',
      event,
    });
  });

  it('does not stay behind for the next call', async () => {
    const first = returned(await runner.call('whoami', {}, as('oFirst')));
    const second = returned(await runner.call('whoami', {}, 'owner'));
    expect(second['pid']).toBe(first['pid']);
    expect(second['OPENID']).toBeUndefined();
  });

  it('stays apart in calls that overlap, and more calls than processes wait', async () => {
    const openids = Array.from({ length: 10 }, (_, index) => `o${index}x`);
    const calls = openids.map((openid) => runner.call('whoami', { slowMs: 50 }, as(openid)));
    const results = (await Promise.all(calls)).map(returned);
    expect(results.map(({ OPENID }) => OPENID)).toEqual(openids);
    expect(results.map(({ later }) => later)).toEqual(openids);
    expect(new Set(results.map(({ pid }) => pid)).size).toBeLessThanOrEqual(4);
  });
});

describe('a function process', () => {
  it('sees nothing of the environment of the local cloud and runs in UTC', async () => {
    expect(returned(await runner.call('whoami', {}, 'owner'))).toMatchObject({ zone: 'UTC' });
    expect(returned(await runner.call('whoami', {}, 'owner'))['secret']).toBeUndefined();
  });

  it('is killed when a call takes longer than its configuration allows', async () => {
    expect(await runner.call('slow', { ms: 1500 }, 'owner')).toEqual({ kind: 'timed-out', afterMs: 1000 });
    expect(await runner.call('spins', {}, 'owner')).toEqual({ kind: 'timed-out', afterMs: 1000 });
    expect(existsSync(marker)).toBe(false);
    expect(await runner.call('slow', { ms: 1 }, 'owner')).toEqual({ kind: 'returned', json: '1' });
  });

  it('may die without taking the function along', async () => {
    const outcome = await runner.call('exits', { exit: true }, 'owner');
    expect(outcome).toEqual({ kind: 'crashed', detail: 'exit 3: last words' });
    expect(await runner.call('exits', {}, 'owner')).toEqual({ kind: 'returned', json: '1' });
  });

  it('dies when it needs more memory than its configuration allows', async () => {
    expect(await runner.call('hungry', {}, 'owner')).toMatchObject({ kind: 'crashed' });
  });

  it('reports an exception, and returns null for nothing', async () => {
    expect(await runner.call('throws', {}, 'owner')).toMatchObject({
      kind: 'threw',
      detail: expect.stringContaining('not today') as string,
    });
    expect(await runner.call('silent', {}, 'owner')).toEqual({ kind: 'returned', json: 'null' });
  });
});

it('runs triggers on time, without an identity', async () => {
  await waitUntil(() => ticks.length >= 2, 15_000);
  expect(ticks[0]).toEqual({ kind: 'returned', json: '["everySecond","timer"]' });
});

it('names the file and the field of a broken configuration', () => {
  const broken = mkdtempSync(join(tmpdir(), 'zhanggui-broken-'));
  mkdirSync(join(broken, 'f'));
  writeFileSync(join(broken, 'f', 'index.js'), '');
  writeFileSync(join(broken, 'f', 'config.json'), '{"timeout": 600}');
  expect(() => new FunctionRunner(broken, {})).toThrow(/f\/config\.json: timeout: /);
  rmSync(broken, { recursive: true });
});
