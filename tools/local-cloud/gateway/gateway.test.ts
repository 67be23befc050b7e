import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestCloud, type TestCloud } from '../testing/startTestCloud';

jest.setTimeout(30_000); // processes start slowly on a busy machine

const folder = mkdtempSync(join(tmpdir(), 'zhanggui-gateway-'));
const script = `console.log('${'掌柜'.repeat(2000)}');\n`;
let cloud: TestCloud;

function addFunction(name: string, main: string): void {
  mkdirSync(join(folder, 'functions', name), { recursive: true });
  writeFileSync(
    join(folder, 'functions', name, 'main.ts'),
    `export const main = async (event: unknown) => { ${main} };`,
  );
}

beforeAll(async () => {
  mkdirSync(join(folder, 'web/js'), { recursive: true });
  writeFileSync(join(folder, 'web/index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'web/js/app.js'), script);
  writeFileSync(join(folder, 'outside.txt'), 'not for you');
  addFunction('who', `return { openid: require('wx-server-sdk').getWXContext().OPENID, event };`);
  addFunction('bad', `throw new Error('a secret of the server');`);
  cloud = await startTestCloud({ sourceDir: join(folder, 'functions'), webRoot: join(folder, 'web') });
});
afterAll(async () => {
  await cloud.stop();
  rmSync(folder, { recursive: true });
});

/** A request whose path is sent as it stands, `..` and all. */
function rawRequest(
  path: string,
  method = 'GET',
  body?: Buffer,
  headers = {},
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(cloud.url);
    const outgoing = request({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

describe('identity', () => {
  it('is stable for a token and different for each', async () => {
    const [a, b] = [await cloud.createIdentity(), await cloud.createIdentity()];
    const openids = await Promise.all([a, a, b].map((token) => cloud.call('who', {}, token)));
    expect(openids[0]).toEqual(openids[1]);
    expect(openids[0]).not.toEqual(openids[2]);
    expect(openids[0]).toMatchObject({ openid: expect.stringMatching(/^o[\w-]{27}$/) as string });
  });

  it('cannot be claimed by an openid, neither as a token nor in the request', async () => {
    const token = await cloud.createIdentity();
    const { openid } = (await cloud.call('who', {}, token)) as { openid: string };
    expect(await cloud.call('who', {}, openid)).toMatchObject({ error: { code: 'unauthenticated' } });
    const other = await cloud.call(
      'who',
      { openid, OPENID: openid, userInfo: { openId: openid } },
      await cloud.createIdentity(),
    );
    expect(other).not.toMatchObject({ openid });
  });

  it.each(['', 'x', 'A'.repeat(64), '0'.repeat(63)])('is refused for the token %j', async (token) => {
    expect(await cloud.call('who', {}, token)).toMatchObject({
      ok: false,
      error: { code: 'unauthenticated' },
    });
  });
});

describe('a function call', () => {
  it('returns what the function returned', async () => {
    expect(await cloud.call('who', { text: '你好' }, await cloud.createIdentity())).toMatchObject({
      event: { text: '你好' },
    });
  });

  it('tells the caller of a failure no more than that there was one', async () => {
    const reply = await cloud.call('bad', {}, await cloud.createIdentity());
    expect(reply).toEqual({ ok: false, error: { code: 'internal', message: 'cloud function bad: threw' } });
    expect(cloud.failures).toContainEqual(
      expect.objectContaining({
        outcome: { kind: 'threw', detail: expect.stringContaining('a secret of') as string },
      }),
    );
  });

  it('is refused for a function that is not there', async () => {
    expect(await cloud.call('constructor', {}, await cloud.createIdentity())).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('is refused when the body is no JSON or larger than 6 MB', async () => {
    const headers = { authorization: `Bearer ${await cloud.createIdentity()}` };
    expect((await rawRequest('/functions/who', 'POST', Buffer.from('{'), headers)).status).toBe(400);
    const large = Buffer.alloc(6 * 1024 * 1024 + 1, ' ');
    expect((await rawRequest('/functions/who', 'POST', large, headers)).status).toBe(413);
    const unannounced = { ...headers, 'transfer-encoding': 'chunked' };
    expect((await rawRequest('/functions/who', 'POST', large, unannounced)).status).toBe(413);
  });
});

describe('files', () => {
  it('are served with their type', async () => {
    await cloud.owner.uploadFile({ cloudPath: 'pictures/tea.webp', fileContent: Buffer.from('RIFF') });
    const response = await fetch(`${cloud.url}/files/pictures/tea.webp`);
    expect(response.headers.get('content-type')).toBe('image/webp');
    expect(await response.text()).toBe('RIFF');
  });

  it.each([
    '/files/../secrets.json',
    '/files/%2e%2e/secrets.json',
    '/files/..%2fsecrets.json',
    '/files/.incoming',
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/js/..%2f..%2foutside.txt',
    '/..%5coutside.txt',
    '/%00',
    '/files/%00',
    '/js',
  ])('are not reached by %s', async (path) => {
    expect((await rawRequest(path)).status).toBe(404);
  });

  it('are uploaded with a permit only, and only to its path', async () => {
    expect((await rawRequest('/cos/pictures/evil.webp', 'PUT', Buffer.from('x'))).status).toBe(403);
    const headers = { authorization: '00'.repeat(32) };
    expect((await rawRequest('/cos/pictures/evil.webp', 'PUT', Buffer.from('x'), headers)).status).toBe(403);
    expect((await rawRequest('/files/pictures/evil.webp')).status).toBe(404);
  });

  it('of another method are refused', async () => {
    expect((await rawRequest('/files/pictures/tea.webp', 'DELETE')).status).toBe(405);
  });
});

describe('the preview', () => {
  it('begins at the root', async () => {
    const response = await fetch(cloud.url);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toBe('<!doctype html>');
  });

  it('gets its scripts compressed, once', async () => {
    const response = await fetch(`${cloud.url}/js/app.js`);
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(Number(response.headers.get('content-length'))).toBeLessThan(500);
    expect(await response.text()).toBe(script);
    const etag = response.headers.get('etag') ?? '';
    const again = await fetch(`${cloud.url}/js/app.js`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  it('gets the new script after a build', async () => {
    const path = join(folder, 'web/js/changed.js');
    writeFileSync(path, 'old');
    await (await fetch(`${cloud.url}/js/changed.js`)).text();
    writeFileSync(path, 'brand new');
    expect(await (await fetch(`${cloud.url}/js/changed.js`)).text()).toBe('brand new');
  });

  it('learns the shop and the keys it trusts', async () => {
    const response = await fetch(`${cloud.url}/config.js`);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await response.text()).toBe('window.__ZHANGGUI__ = {"publicKeys":{}};\n');
  });
});
