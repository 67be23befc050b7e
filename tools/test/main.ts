import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { ensureChromium } from '../browser/ensureChromium';
import { checkBuild } from '../checks/checkBuild';
import { formatChecks } from '../checks/formatChecks';
import { KEYS_DIR } from '../merchant-cli/merchantKeys';
import { BuildError, buildTitle, runBuild, type BuildName } from '../start/builds';
import { ensureMerchantKeys } from '../start/ensureMerchantKeys';
import { type Counts } from './jestCounts';
import { runJest } from './runJest';
import { BUILDS_OF, needsBrowser, parseSections, SECTIONS, type Section } from './sections';

const root = resolve(__dirname, '../..');
/** In ms: a test that shares its core is no failure because it took more than Jest's 5 s. */
const PATIENCE = '--testTimeout=20000';

const program = new Command('test')
  .description(
    'Builds the mini-program, the preview and the cloud functions and runs every test.\n' +
      'The last line is `N passed, N failed`; exit status 1 when anything failed.',
  )
  .option('--only <sections>', `some of ${SECTIONS.join(',')}`, parseSections, [...SECTIONS])
  .option('--no-build', 'use what is already built');

async function main(): Promise<void> {
  const { only: sections, build } = program.parse().opts<{ only: Section[]; build: boolean }>();
  const startedMs = Date.now();
  const total = { passed: 0, failed: 0, skipped: 0 };
  const broken = new Set<BuildName>();
  const fail = (problem: string) => {
    total.failed += 1;
    console.log(`FAIL  ${problem}`);
  };

  let hasBrowser = true;
  try {
    if (sections.some(needsBrowser)) ensureChromium(console.log);
  } catch (error) {
    hasBrowser = false;
    fail((error as Error).message);
  }
  for (const name of build ? buildsOf(sections) : []) {
    try {
      await timed(`build ${buildTitle(name)}`, () => runBuild(root, name, trustOwnKeys()));
    } catch (error) {
      if (!(error instanceof BuildError)) throw error;
      broken.add(name);
      fail(error.message);
    }
  }
  for (const section of sections.filter((name) => !needsBrowser(name) || hasBrowser)) {
    const missing = BUILDS_OF[section].find((name) => broken.has(name));
    if (missing) {
      fail(`${section} tests cannot run without the ${buildTitle(missing)}`);
      continue;
    }
    await timed(section, async () => {
      const { passed, failed, skipped, problems } = await runSection(section);
      problems.forEach((problem) => console.log(`FAIL  ${section}: ${problem}`));
      total.passed += passed;
      total.failed += failed;
      total.skipped += skipped;
    });
  }

  console.log(`\nall tests took ${seconds(startedMs)}`);
  if (total.skipped > 0) console.log(`${total.skipped} skipped`);
  process.exitCode = total.failed > 0 ? 1 : 0;
  console.log(`${total.passed} passed, ${total.failed} failed`);
}

async function runSection(section: Section): Promise<Counts> {
  if (section === 'sizes') {
    const checks = await checkBuild(root);
    console.log(formatChecks(checks));
    const passed = checks.filter((check) => check.passed).length;
    return { passed, failed: checks.length - passed, skipped: 0, problems: [] };
  }
  // The browser's tests share one machine's graphics and processor: one after the other, their waits are honest.
  // The others take every core; Jest by itself leaves one out, which of two is half.
  const cores = needsBrowser(section) ? ['--runInBand'] : ['--maxWorkers=100%', PATIENCE];
  return runJest(root, section, cores);
}

/** The tested mini-program trusts the models that this machine's merchant signs; the simulator publishes one. */
function trustOwnKeys(): Record<string, string> {
  const { keyId, publicKey } = ensureMerchantKeys('demo', join(root, KEYS_DIR));
  return { ZHANGGUI_PUBLIC_KEYS: JSON.stringify({ [keyId]: publicKey }) };
}

function buildsOf(sections: readonly Section[]): BuildName[] {
  return [...new Set(sections.flatMap((section) => BUILDS_OF[section]))];
}

async function timed(title: string, task: () => Promise<void>): Promise<void> {
  console.log(`\n── ${title} ──`);
  const startedMs = Date.now();
  await task();
  console.log(`${title}: ${seconds(startedMs)}`);
}

const seconds = (sinceMs: number) => `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;

main().catch((error: Error) => {
  console.error(`test: ${error.message}`);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
