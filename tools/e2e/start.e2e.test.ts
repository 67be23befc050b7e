import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureDemoShop } from '../start/ensureDemoShop';
import { DEMO_SHOP_DIR } from './testShop';

jest.setTimeout(120_000);

const ROOT = resolve(__dirname, '../..');
let dataDir: string;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'zhanggui-start-'));
  // Making the shop is timed and tested elsewhere.
  await ensureDemoShop(ROOT, DEMO_SHOP_DIR);
  cpSync(DEMO_SHOP_DIR, join(dataDir, 'shops/demo'), { recursive: true, preserveTimestamps: true });
});
const runs: Run[] = [];
afterEach(async () => {
  runs.forEach(({ child }) => child.kill('SIGINT'));
  await Promise.all(runs.map(({ ended }) => ended));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

interface Run {
  child: ChildProcess;
  /** What it printed so far, both streams. */
  text(): string;
  ended: Promise<number | null>;
}

const start = (...parameters: string[]) =>
  run('tools/start/main.ts', '--no-build', '--data-dir', dataDir, ...parameters);

function run(...command: string[]): Run {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), ...command], {
    cwd: ROOT,
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.on('close', done));
  const started = { child, text: () => text, ended };
  runs.push(started);
  return started;
}

/** Resolves with the address that the start printed; throws what it printed when it ended before. */
async function openedUrl(run: Run): Promise<string> {
  for (;;) {
    const url = /is open .*(http:\/\/127\.0\.0\.1:\d+)/.exec(run.text())?.[1];
    if (url) return url;
    const status = await Promise.race([run.ended, new Promise((done) => setTimeout(done, 100, 'running'))]);
    if (status !== 'running') throw new Error(run.text());
  }
}

it('opens the shop with its model published, takes no second start on the same folder, and ends on Ctrl-C', async () => {
  const shop = start();
  const url = await openedUrl(shop);
  expect(await (await fetch(`${url}/health`)).json()).toEqual({ ok: true });
  expect(await (await fetch(url)).text()).toContain('<title>掌柜</title>');
  expect(await (await fetch(`${url}/config.js`)).text()).toContain('"shopId":"demo"');
  expect(shop.text()).toMatch(/model \(\d+\.\d+\.\d+-\d+\)/);

  const [record, keys] = [join(dataDir, 'cloud.json'), join(dataDir, 'keys')];
  const status = run('tools/merchant-cli/main.ts', 'status', '--record', record, '--keys', keys);
  expect(await status.ended).toBe(0);
  expect(status.text()).toMatch(/recommender +v1 \d+\.\d+\.\d+-\d+ 100 %.* live/);

  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.text()).toContain('in use by another local cloud');

  shop.child.kill('SIGINT');
  expect(await shop.ended).toBe(0);
  await expect(fetch(`${url}/health`)).rejects.toThrow();
  expect(existsSync(join(dataDir, 'cloud/demo/documents.db'))).toBe(true);
});

it('says which port is taken when it was chosen by hand', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as AddressInfo;
  const refused = start('--port', String(port));
  expect(await refused.ended).toBe(1);
  expect(refused.text()).toContain(`port ${port} is in use`);
  server.close();
});
