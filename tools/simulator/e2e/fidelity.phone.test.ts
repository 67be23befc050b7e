import { eventually } from '../../e2e/eventually';
import { type FaultName } from '../phoneSetting';
import { openPhones, type Phones } from './phones';
import { type PhoneVisit } from './phoneVisit';

jest.setTimeout(600_000);

const FIXTURE = 'fixture/phone.html';
const MEGABYTE = 1024 * 1024;

let phones: Phones;
let phone: PhoneVisit;
beforeAll(async () => {
  phones = await openPhones();
  phone = await phones.open({ path: FIXTURE });
});
afterAll(() => phones.close());

const log = () => phone.shown('#log').innerText();
const hears = (text: string) => eventually(async () => expect(await log()).toContain(text));

/** Calls a function of the shown page as WeChat's logic would. */
function callPage(name: string): Promise<unknown> {
  return phone.page.evaluate((method) => {
    const simulator = (window as unknown as { simulator: { page(): Record<string, () => unknown> } })
      .simulator;
    // In a task of its own: a browser's developer tools are above its content policy.
    return new Promise((resolve) =>
      setTimeout(() => {
        try {
          resolve(simulator.page()[method]!());
        } catch (error) {
          resolve(String(error));
        }
      }),
    );
  }, name);
}

/** Calls `wx` and returns what it answered. */
function callWx(api: string, options: object): Promise<Record<string, unknown>> {
  return phone.page.evaluate(
    ([name, given]) => {
      const { wx } = (window as unknown as { simulator: { wx: Record<string, unknown> } }).simulator;
      const [owner, method] = name.startsWith('files.')
        ? [(wx['getFileSystemManager'] as () => object)(), name.slice('files.'.length)]
        : [wx, name];
      const text = (given as { repeat?: number; data?: unknown }).repeat;
      const data = text === undefined ? (given as { data?: unknown }).data : 'a'.repeat(text);
      const bytes =
        name.startsWith('files.') && typeof data === 'string' ? new TextEncoder().encode(data).buffer : data;
      return new Promise((resolve) =>
        (owner as Record<string, (call: object) => void>)[method]!({
          ...given,
          data: bytes,
          success: (reply: Record<string, unknown>) =>
            resolve({
              errMsg: reply['errMsg'],
              data: typeof reply['data'] === 'string' ? reply['data'] : undefined,
            }),
          fail: resolve,
        }),
      );
    },
    [api, options] as const,
  ) as Promise<Record<string, unknown>>;
}

describe('built-in components', () => {
  it('tell a tap from a long press', async () => {
    await phone.shown('#tapped').tap();
    await hears('view:tap:');
    await phone.longPress(phone.shown('#tapped'));
    await hears('view:longpress:');
    expect((await log()).match(/view:tap/g)).toHaveLength(1);
  });

  it('scroll, and say once when the end has come', async () => {
    await phone.shown('#list').evaluate((list) => list.scrollTo(0, 10_000));
    await hears('end:scrolltolower:');
    expect((await log()).match(/scrolltolower/g)).toHaveLength(1);
  });

  it('swipe from item to item', async () => {
    await phone
      .shown('#swiper')
      .evaluate((row) => row.scrollTo({ left: row.clientWidth * 2, behavior: 'instant' }));
    await hears('swiper:change:2');
  });

  it('take text up to its longest, and tell of each change and of the end', async () => {
    await phone.shown('#input input').fill('abcdefg');
    await hears('input:input:abcde');
    await phone.shown('#input input').press('Enter');
    await hears('input:confirm:abcde');
    await phone.shown('#textarea textarea').fill('x'.repeat(200));
    await hears(`textarea:input:${'x'.repeat(200)}`);
  });

  it('switch, pick and stay off while disabled', async () => {
    await phone.shown('#switch input').uncheck();
    await hears('switch:change:false');
    await phone.shown('#picker').tap();
    await phone.page.locator('.dialog-choice').nth(3).tap();
    await hears('picker:change:3');
    await phone.shown('#button').tap();
    await hears('button:tap:');
  });

  it('say so when a picture does not come', () => hears('image:error:'));

  it('offer a canvas of their own type only', async () => {
    const kinds = await phone.shown('#canvas canvas').evaluate((node) => {
      const canvas = node as HTMLCanvasElement;
      return ['2d', 'webgl', 'webgl2'].map((kind) => canvas.getContext(kind) !== null);
    });
    expect(kinds).toEqual([true, false, false]);
  });
});

describe('as on a phone', () => {
  it('there is no document: a leak of the DOM fails', async () => {
    expect(await callPage('leakDocument')).toMatch(/TypeError|ReferenceError/);
  });

  it('text does not become code', async () => {
    expect(await callPage('evaluate')).toBe('EvalError');
  });

  it('there are WebGL 1 and 2d, each on a canvas of its type, and no WebGL 2', async () => {
    expect(await callPage('contexts')).toEqual([true, true, false, false]);
  });

  const SOUND = { floats: true, drawsFloats: true, drawsHalf: true, red: 255 };

  it.each<[FaultName | undefined, unknown]>([
    [undefined, SOUND],
    ['no-webgl', 'none'],
    ['no-float-textures', { ...SOUND, floats: false, drawsFloats: false }],
    ['half-float', { ...SOUND, drawsFloats: false }],
    ['zero-scores', { ...SOUND, red: 0 }],
  ])('what is wrong with the GPU is felt by a program: %s', async (fault, expected) => {
    if (fault) await phone.setFault(fault, true);
    expect(await callPage('gpu')).toEqual(expected);
    if (fault) await phone.setFault(fault, false);
  });

  it('an API that is not modelled fails by its name', async () => {
    await callPage('scan');
    expect(await phone.problems()).toContain('not modelled: wx.scanCode');
  });

  it('a setData of more than 1 MB is refused', async () => {
    expect(await callPage('sendLarge')).toContain('more than WeChat carries');
  });

  it('a key holds 1 MB, a storage 10 MB, in bytes', async () => {
    const set = (key: string, repeat: number) => callWx('setStorage', { key, repeat });
    expect((await set('large', MEGABYTE))['errMsg']).toMatch('exceed max size of single key');
    for (let index = 0; index < 10; index += 1) {
      expect((await set(`key ${index}`, MEGABYTE - 200))['errMsg']).toBe('setStorage:ok');
    }
    expect((await set('last', 10_000))['errMsg']).toMatch('exceed storage max size');
    await callWx('clearStorage', {});
  });

  it('files end at 200 MB, in bytes', async () => {
    const write = (repeat: number) => callWx('files.writeFile', { filePath: 'wxfile://usr/large', repeat });
    expect((await write(200 * MEGABYTE + 1))['errMsg']).toMatch('exceeded');
    expect((await write(MEGABYTE))['errMsg']).toBe('writeFile:ok');
  });

  it('tab pages keep their state, storage and files outlive the app', async () => {
    await phone.page.locator('.tab', { hasText: 'second' }).tap();
    await phone.shown('#count').tap();
    await eventually(async () => expect(await phone.shown('#count').innerText()).toBe('1'));
    await phone.page.locator('.tab', { hasText: 'start' }).tap();
    await phone.page.locator('.tab', { hasText: 'second' }).tap();
    expect(await phone.shown('#count').innerText()).toBe('1');

    await callWx('setStorage', { key: 'kept', data: 'value' });
    await callWx('files.writeFile', { filePath: 'wxfile://usr/kept', data: 'bytes' });
    await phone.restart();
    expect((await callWx('getStorage', { key: 'kept' }))['data']).toBe('value');
    expect((await callWx('files.access', { path: 'wxfile://usr/kept' }))['errMsg']).toBe('access:ok');
  });
});
