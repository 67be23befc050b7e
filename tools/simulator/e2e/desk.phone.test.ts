import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { launchChromium } from '../../browser/launchChromium';
import { eventually } from '../../e2e/eventually';
import { ROOT } from '../startTestCloud';
import { simulatorUrl } from './simulatorUrl';

jest.setTimeout(600_000);

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 1360, height: 980 }, locale: 'zh-CN' });
  page.setDefaultTimeout(30_000);
  await page.goto(simulatorUrl());
});
afterAll(() => browser?.close());

/** The colours that the mini-program declares to WeChat. */
const { dark: DARK } = JSON.parse(readFileSync(join(ROOT, 'src/theme.json'), 'utf8')) as {
  dark: { ground: string };
};
const rgb = (hex: string) => `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;

const phone = () => page.frameLocator('#phone');
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

async function screenshot(name: string): Promise<void> {
  const folder = join(ROOT, 'build/screenshots/phone');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

it('lets a person use the shop and see what it does', async () => {
  await phone().locator('#consent-refuse').click();
  await phone().locator('#feed .item-tile').first().waitFor();
  await page.locator('#log', { hasText: 'cloud.callFunction' }).waitFor();
  await page.getByRole('tab', { name: 'setData' }).click();
  await page.locator('#log', { hasText: 'pages/home/index' }).waitFor();
  expect(await page.locator('#route').innerText()).toBe('pages/home/index');
  expect(await page.locator('.figure.bad').count()).toBe(0);
  await screenshot('desk');
});

it('changes the phone: its size, text, colours and network', async () => {
  await press('small');
  await phone().locator('#feed .item-tile').first().waitFor();
  expect(await page.locator('#phone').evaluate(({ clientWidth }) => clientWidth)).toBe(320);
  await press('1.4');
  await eventually(async () => {
    const scale = await phone()
      .locator('#home-page')
      .evaluate((frame) => frame.style.getPropertyValue('--font-scale'));
    expect(scale).toBe('1.4');
  });
  await press('dark');
  const ground = () =>
    phone()
      .locator('.page-frame')
      .first()
      .evaluate((frame) => getComputedStyle(frame).backgroundColor);
  await eventually(async () => expect(await ground()).toBe(rgb(DARK.ground)));
  await press('offline');
  await press('Restart the app');
  await phone().locator('#stale-notice').waitFor();
  await screenshot('desk-dark');
  await press('4g');
});

it('opens the app by a card in a chat group', async () => {
  await press('family');
  expect(page.url()).toMatch(/group=family/);
  const simulated = await eventually(async () => {
    const frame = page.frames().find((each) => /phone\.html.*group=family/.test(each.url()));
    if (!frame) throw new Error('the phone has not started again');
    return frame;
  });
  const entered = () =>
    simulated.evaluate(() => {
      const { wx } = (window as unknown as { simulator: { wx: object } }).simulator;
      return (wx as WechatMiniprogram.Wx).getEnterOptionsSync();
    });
  await eventually(async () =>
    expect(await entered()).toMatchObject({ scene: 1044, shareTicket: expect.any(String) as string }),
  );
  await press('icon');
});

it('switches faults on, and a link brings the same phone', async () => {
  await page.getByLabel('cloud-error').check();
  await press('New phone');
  await phone().locator('#catalogue-failed').waitFor();
  expect(page.url()).toMatch(/screen=small.*fault=cloud-error/);
  await page.reload();
  await phone().locator('#catalogue-failed').waitFor();
  expect(await page.getByLabel('cloud-error').isChecked()).toBe(true);
  await page.getByLabel('cloud-error').uncheck();
  await phone().locator('#consent-refuse').click();
  await phone().locator('#catalogue-failed').getByRole('button', { name: '重试' }).click();
  await phone().locator('#feed .item-tile').first().waitFor();
});
