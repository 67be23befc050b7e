import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../e2e/eventually';
import { ROOT } from '../startTestCloud';
import { FAULT_MATRIX, type FaultRow } from './faultMatrix';
import { formatMatrix, type MatrixRow } from './formatMatrix';
import { leavePage, PAGE_NAMES, type PageName, visitPage } from './pages';
import { openPhones, type Phones } from './phones';
import { type PhoneVisit } from './phoneVisit';

jest.setTimeout(600_000);

let phones: Phones;
const rows: MatrixRow[] = [];
beforeAll(async () => {
  phones = await openPhones();
});
afterAll(async () => {
  await phones.close();
  const table = formatMatrix(rows);
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  writeFileSync(join(ROOT, 'build/fault-matrix.txt'), `${table}\n`);
  console.log(`${table}\n`);
});

/** A phone with its model, that waits for what happens next. */
async function openReady(row: FaultRow): Promise<PhoneVisit> {
  const phone = await phones.open(row.from);
  // With WeChat's question refused there is none to answer.
  await phone.shown(`#consent-${row.from?.consent ?? 'refuse'}`).tap();
  if (row.from) return phone;
  await phone.engineReady();
  await phone.openTab('首页');
  await phone.page.waitForLoadState('networkidle');
  return phone;
}

async function matches(phone: PhoneVisit, expected: FaultRow['expected']): Promise<void> {
  await eventually(async () => {
    const lines = await phone.diagnostics();
    for (const [name, pattern] of Object.entries(expected)) expect(lines[name] ?? '').toMatch(pattern);
  }, 60_000);
}

it.each(FAULT_MATRIX)('$fault: every page goes on, with $fallsBackTo', async (row) => {
  const { fault, fallsBackTo, strike, expected, notices = [], recovery } = row;
  const phone = await openReady(row);
  await strike?.(phone);
  const seen: Partial<Record<PageName, string>> = {};
  for (const name of PAGE_NAMES) {
    seen[name] = await visitPage(phone, name);
    await leavePage(phone, name);
  }
  rows.push({ fault, fallsBackTo, seen });
  expect(seen).toEqual(
    Object.fromEntries(PAGE_NAMES.map((name) => [name, notices.includes(name) ? 'notice' : 'content'])),
  );
  await matches(phone, expected);
  await recovery?.(phone, () => phone.diagnostics());
  expect(await phones.closeAll()).toEqual([]);
});
