import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesUnder } from '../../checks/filesUnder';
import { buildSimulator } from '../compile/buildSimulator';
import { ROOT } from '../startTestCloud';
import { checkFault } from './checkFault';
import { FAULT_MATRIX } from './faultMatrix';
import { openPhones, type Phones } from './phones';
import { type PhoneOptions } from './phoneVisit';
import { provenStorage } from './provenStorage';
import { TEST_WEB_ROOT } from './simulatorUrl';

jest.setTimeout(300_000);

/** On an unbroken build the pages of these rows show themselves within a second or two. */
const PATIENCE_MS = 20_000;

let phones: Phones;
let storage: PhoneOptions['storage'];
let dist: string;
beforeAll(async () => {
  phones = await openPhones();
  storage = await provenStorage(phones);
});
afterAll(() => phones.close());
beforeEach(() => (dist = mkdtempSync(join(tmpdir(), 'zhanggui-dist-'))));
afterEach(async () => {
  rmSync(dist, { recursive: true });
  await phones.closeAll();
});

/** What is wrong with a build: text of its code, as the minifier leaves it, and what stands there instead. */
type Defect = [code: RegExp, instead: string][];

const NO_LOOK_AT_ZEROS: Defect = [
  [/\w+\.every\(\w+=>0===\w+\)\?/, '!1?'],
  [/return \w+\.length===\w+\.length&&\w+\.every\(\(\w+,\w+\)=>\w+===\w+\[\w+\]\)/, 'return!1'],
];
const EMPTY_PAGE = 'for(const p of getCurrentPages()){p.setData({root:{cn:[]}});p.setData=()=>{}}';

const BROKEN: { build: string; defect: Defect; fault: string; complaint: RegExp }[] = [
  {
    build: 'goes on with a context that was lost',
    defect: [[/=\(\)=>\w+\.isContextLost\(\)\|\|!\w+\(\)/, '=()=>!1'], ...NO_LOOK_AT_ZEROS],
    fault: 'GPU context lost',
    complaint: /context was lost/,
  },
  {
    build: 'takes zeros for scores',
    defect: NO_LOOK_AT_ZEROS,
    fault: 'scores become 0',
    complaint: /\^cpu\$/,
  },
  {
    build: 'shows empty pages once its storage is full',
    defect: [[/(\.setStorage\(\{key:\w+,data:\w+,\.\.\.\w+\}\)\)\}catch\(\w+\)\{)/, `$1${EMPTY_PAGE}`]],
    fault: 'storage becomes full',
    complaint: /is blank/,
  },
  {
    build: 'does not say that its cloud failed',
    defect: [[/\\u6ca1\\u6709\\u52a0\\u8f7d\\u51fa\\u6765/gi, '']],
    fault: 'cloud fails from the start',
    complaint: /is blank/,
  },
];

/** A copy of the build with the defect; every part of it must be there to be broken. */
function breakBuild(defect: Defect): void {
  cpSync(join(ROOT, 'dist/weapp'), dist, { recursive: true });
  const planted = new Set<RegExp>();
  for (const path of filesUnder(dist).filter((name) => name.endsWith('.js'))) {
    const code = readFileSync(join(dist, path), 'utf8');
    const broken = defect.reduce((text, [pattern, instead]) => {
      const changed = text.replace(pattern, instead);
      if (changed !== text) planted.add(pattern);
      return changed;
    }, code);
    if (broken !== code) writeFileSync(join(dist, path), broken);
  }
  expect(planted.size).toBe(defect.length);
}

describe('the fault matrix finds a build that', () => {
  it.each(BROKEN)('$build', async ({ defect, fault, complaint }) => {
    breakBuild(defect);
    await buildSimulator(dist, join(TEST_WEB_ROOT, 'broken'));
    const row = FAULT_MATRIX.find((entry) => entry.fault === fault)!;
    const check = checkFault(phones, row, { storage, path: 'broken/phone.html', patienceMs: PATIENCE_MS });
    await expect(check).rejects.toThrow(complaint);
  });
});
