import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatChecks } from '../../checks/formatChecks';
import { lookAtPage } from '../../checks/platformRules/pageSight';
import { type AppDeclaration, type PhoneUse } from '../../checks/platformRules/phoneUse';
import {
  checkPages,
  checkPlatformRules,
  REQUEST,
  type Sights,
} from '../../checks/platformRules/platformRules';
import { type Simulator } from '../browser/simulatorPage';
import { ROOT } from '../startTestCloud';
import { leavePage, PAGE_NAMES, visitPage } from './pages';
import { openPhones, type Phones } from './phones';
import { type PhoneOptions, type PhoneVisit } from './phoneVisit';

jest.setTimeout(600_000);

/** Lifecycle functions are timed so often. */
const ROUNDS = 3;

let phones: Phones;
beforeAll(async () => {
  phones = await openPhones();
});
afterAll(() => phones.close());
afterEach(async () => expect(await phones.closeAll()).toEqual([]));

const look = (phone: PhoneVisit) => phone.shownPage().evaluate(lookAtPage);

async function openWith(options: PhoneOptions): Promise<PhoneVisit> {
  const phone = await phones.open(options);
  await phone.shown('#consent-sheet').waitFor();
  return phone;
}

/** Every page, and every sheet that lies over one. */
async function lookEverywhere(phone: PhoneVisit, appearance: string, rounds: number): Promise<Sights> {
  const sights: Sights = { [`consent, ${appearance}`]: await look(phone) };
  await phone.answerConsent('refuse');
  await phone.engineReady();
  sights[`diagnostics, ${appearance}`] = await look(phone);
  await phone.openTab('首页');
  const [first] = await phone.shownItems(6);
  await phone.longPress(phone.shown(`#tile-${first} .item-tile-body`));
  await phone.shown('#tile-menu').waitFor();
  sights[`menu of a pick, ${appearance}`] = await look(phone);
  await phone
    .shown('.sheet-shade')
    .first()
    .tap({ position: { x: 20, y: 20 } });
  for (let round = 0; round < rounds; round += 1) {
    for (const name of PAGE_NAMES) {
      await visitPage(phone, name);
      if (round === 0) await phone.page.waitForLoadState('networkidle');
      sights[`${name}, ${appearance}`] = await look(phone);
      await leavePage(phone, name);
    }
  }
  return sights;
}

/** Once every request has been answered: one that is under way has no time yet. */
async function readUse(phone: PhoneVisit): Promise<PhoneUse> {
  await phone.page.waitForFunction((requests) => {
    const { record } = (window as unknown as { simulator: Simulator }).simulator;
    return record.calls.every(
      ({ name, durationMs }) => durationMs !== undefined || !new RegExp(requests).test(name),
    );
  }, REQUEST.source);
  return phone.page.evaluate(() => {
    const { record, usedBytes } = (window as unknown as { simulator: Simulator }).simulator;
    return { ...record, storageBytes: usedBytes().storage };
  });
}

/** Both starts, one after the other. */
function together(first: PhoneUse, second: PhoneUse): PhoneUse {
  const endMs = Math.max(...first.calls.map(({ startMs, durationMs = 0 }) => startMs + durationMs));
  return {
    setData: [...first.setData, ...second.setData.map((entry) => ({ ...entry, atMs: entry.atMs + endMs }))],
    calls: [...first.calls, ...second.calls.map((call) => ({ ...call, startMs: call.startMs + endMs }))],
    lifecycle: [...first.lifecycle, ...second.lifecycle],
    storageBytes: Math.max(first.storageBytes, second.storageBytes),
  };
}

it('keeps every rule of the platform that can be measured without a phone', async () => {
  const bright = await openWith({});
  const sights = await lookEverywhere(bright, 'light', ROUNDS);
  const first = await readUse(bright);
  // A second start on the same phone: whatever was slow only because of this machine is faster there.
  await bright.restart();
  await bright.shownItems(6);
  await bright.engineReady();
  await bright.page.waitForLoadState('networkidle');
  const use = together(first, await readUse(bright));
  const dark = await openWith({ screen: 'small', theme: 'dark', fontScale: 1.4 });
  Object.assign(sights, await lookEverywhere(dark, 'small and dark at 1.4', 1));
  const app = JSON.parse(readFileSync(join(ROOT, 'dist/weapp/app.json'), 'utf8')) as AppDeclaration;
  const checks = checkPlatformRules(sights, use, app);
  const table = formatChecks(checks);
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  writeFileSync(join(ROOT, 'build/platform-rules.txt'), `${table}\n`);
  console.log(table);
  expect(checks.filter(({ passed }) => !passed)).toEqual([]);
});

describe('a planted fault is found: ', () => {
  let phone: PhoneVisit;
  beforeEach(async () => {
    phone = await openWith({});
    await phone.shownItems(6);
  });

  const PLANTS: Record<string, (page: HTMLElement) => void | Promise<void>> = {
    'nodes of a page': (page) => {
      const group = page.querySelector('#feed')!;
      for (let count = 0; count < 20; count += 1) {
        const row = group.appendChild(document.createElement('wx-view'));
        for (let inRow = 0; inRow < 50; inRow += 1) row.append(document.createElement('wx-view'));
      }
    },
    'depth of a page': (page) => {
      let at: Element = page.querySelector('#feed')!;
      for (let level = 0; level < 30; level += 1) at = at.appendChild(document.createElement('wx-view'));
    },
    'children of a node': (page) => {
      const row = page.querySelector('#feed')!.appendChild(document.createElement('wx-view'));
      for (let count = 0; count < 61; count += 1) row.append(document.createElement('wx-view'));
    },
    'tap targets, shorter side': (page) => {
      const button = page.querySelector<HTMLElement>('#consent-accept')!;
      Object.assign(button.style, { minHeight: '0', height: '18px', padding: '0', overflow: 'hidden' });
    },
    'contrast of texts': (page) => {
      page.querySelector<HTMLElement>('.feed-title')!.style.color = 'rgb(200, 200, 200)';
    },
    'pixels of a picture for one shown': async (page) => {
      const picture = page.querySelector<HTMLImageElement>('.item-tile img')!;
      Object.assign(picture.style, { width: '40px', height: '40px' });
      await picture.decode();
    },
    'labels of controls': (page) => {
      const button = page.querySelector('#consent-accept')!;
      button.removeAttribute('aria-label');
      button.replaceChildren();
    },
  };

  it.each(Object.keys(PLANTS))('%s', async (rule) => {
    const brokenRules = async () =>
      checkPages({ home: await look(phone) })
        .filter(({ passed }) => !passed)
        .map(({ name }) => name);
    await phone.page.waitForLoadState('networkidle');
    expect(await brokenRules()).toEqual([]);
    await phone.shownPage().evaluate(PLANTS[rule]!);
    expect(await brokenRules()).toContain(rule);
  });
});
