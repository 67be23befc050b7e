import { eventually } from '../../e2e/eventually';
import { type FaultRow } from './faultMatrix';
import { leavePage, PAGE_NAMES, type PageName, visitPage } from './pages';
import { type Phones } from './phones';
import { type PhoneOptions, type PhoneVisit } from './phoneVisit';

export interface FaultCheck {
  /** What the phone's storage holds before its first start. */
  storage?: PhoneOptions['storage'];
  /** Below the simulator's root; the shop's phone by default. */
  path?: string;
  /** How long a page may stay blank, and the overlay say something else than expected. */
  patienceMs?: number;
  /** Told what each page showed, as soon as all are visited. */
  onSeen?: (seen: Partial<Record<PageName, string>>) => void;
}

/** One row of the matrix: brings the fault about and visits every page. Throws when the shop does not go on as the row says. */
export async function checkFault(phones: Phones, row: FaultRow, check: FaultCheck = {}): Promise<void> {
  const { patienceMs = 60_000, onSeen } = check;
  const { strike, expected, notices = [], recovery } = row;
  const phone = await openReady(phones, row, check);
  await strike?.(phone);
  const seen: Partial<Record<PageName, string>> = {};
  for (const name of PAGE_NAMES) {
    seen[name] = await visitPage(phone, name, patienceMs);
    await leavePage(phone, name);
  }
  onSeen?.(seen);
  expect(seen).toEqual(
    Object.fromEntries(PAGE_NAMES.map((name) => [name, notices.includes(name) ? 'notice' : 'content'])),
  );
  await eventually(async () => {
    const lines = await phone.diagnostics();
    for (const [name, pattern] of Object.entries(expected)) expect(lines[name] ?? '').toMatch(pattern);
  }, patienceMs);
  await recovery?.(phone, () => phone.diagnostics());
}

/** A phone with its model, that waits for what happens next. */
async function openReady(phones: Phones, row: FaultRow, { path, storage }: FaultCheck): Promise<PhoneVisit> {
  const phone = await phones.open({
    ...row.from,
    ...(path !== undefined && { path }),
    ...(storage !== undefined && { storage }),
  });
  // With WeChat's question refused there is none to answer.
  await phone.shown(`#consent-${row.from?.consent ?? 'refuse'}`).tap();
  if (row.from) return phone;
  await phone.engineReady();
  await phone.openTab('首页');
  await phone.page.waitForLoadState('networkidle');
  return phone;
}
