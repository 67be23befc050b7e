import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../startTestCloud';
import { checkFault } from './checkFault';
import { FAULT_MATRIX } from './faultMatrix';
import { formatMatrix, type MatrixRow } from './formatMatrix';
import { openPhones, type Phones } from './phones';
import { type PhoneOptions } from './phoneVisit';
import { provenStorage } from './provenStorage';

jest.setTimeout(600_000);

let phones: Phones;
let storage: PhoneOptions['storage'];
const rows: MatrixRow[] = [];
beforeAll(async () => {
  phones = await openPhones();
  storage = await provenStorage(phones);
});
afterAll(async () => {
  await phones.close();
  const table = formatMatrix(rows);
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  writeFileSync(join(ROOT, 'build/fault-matrix.txt'), `${table}\n`);
  console.log(`${table}\n`);
});

it.each(FAULT_MATRIX)('$fault: every page goes on, with $fallsBackTo', async (row) => {
  const { fault, fallsBackTo } = row;
  await checkFault(phones, row, { storage, onSeen: (seen) => rows.push({ fault, fallsBackTo, seen }) });
  expect(await phones.closeAll()).toEqual([]);
});
