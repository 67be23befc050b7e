import { parseCloudReply } from '../../src/contracts';
import * as v from 'valibot';
import { createSeededRandom } from '../demo-shop/seededRandom';
import { COLLECTIONS } from '../local-cloud/collections';
import { DocumentStore } from '../local-cloud/store/documentStore';
import { createMemoryDatabase } from './memoryDatabase';
import { HOSTILE_VALUES, mutate } from './mutate';
import { createFuzzTargets, type FuzzTarget } from './targets';
import { protectedDocuments, seedVictim, VICTIM } from './victim';

export interface FuzzSummary {
  /** Requests by function, and how often each answer came. */
  functions: { name: string; requests: number; answers: Record<string, number> }[];
  failures: { name: string; seed: number; request: string; wrong: string; replay: string }[];
}

const HttpReply = v.object({ statusCode: v.picklist([200, 400, 403, 405]), body: v.string() });
/** A line of a stack trace, or a path of the machine. */
const TRACE = /\n\s+at |\bat \S+ \(|node_modules|cloudfunctions\/|Error:/;
const HOSTILE = [...HOSTILE_VALUES, VICTIM.orderId, VICTIM.reviewId, VICTIM.batchId, 'oVictim'];
/** Looking at every document after every request would take hours; a wrong is narrowed down by its seed. */
const AUDIT_EVERY = 1000;
/** Fewer documents keep each query as fast as the first. */
const RESEED_EVERY = 5000;

/** Sends `requests` fuzzed requests to every function, one seed each from `firstSeed`. */
export async function runFuzz(options: {
  requests: number;
  firstSeed: number;
  onProgress?: (line: string) => void;
  /** Spoils the targets: for tests of the fuzzer itself. */
  change?: (target: FuzzTarget) => FuzzTarget;
}): Promise<FuzzSummary> {
  const { requests, firstSeed, onProgress, change = (target) => target } = options;
  const summary: FuzzSummary = { functions: [], failures: [] };
  const names = createFuzzTargets(createMemoryDatabase(new DocumentStore(':memory:', COLLECTIONS))).map(
    ({ name }) => name,
  );
  for (const name of names) {
    const answers: Record<string, number> = {};
    for (let begin = 0; begin < requests; begin += RESEED_EVERY) {
      const store = new DocumentStore(':memory:', COLLECTIONS);
      seedVictim(store);
      const before = protectedDocuments(store);
      const found = createFuzzTargets(createMemoryDatabase(store)).find((target) => target.name === name)!;
      const target = change(found);
      const end = Math.min(requests, begin + RESEED_EVERY);
      for (let index = begin; index < end; index += 1) {
        const seed = firstSeed + index;
        const { request, wrong, answer } = await fuzzOnce(target, seed);
        answers[answer] = (answers[answer] ?? 0) + 1;
        const fail = (what: string) =>
          summary.failures.push({
            name,
            seed,
            request: (JSON.stringify(request) ?? 'undefined').slice(0, 300),
            wrong: what,
            replay: `npm run -s bench -- fuzz --requests 1 --seed ${seed}`,
          });
        if (wrong) fail(wrong);
        const isAudit = (index + 1) % AUDIT_EVERY === 0 || index + 1 === end;
        if (isAudit && protectedDocuments(store) !== before) {
          fail(`one of the last ${AUDIT_EVERY} requests changed what is not the caller's`);
          break;
        }
        if (isAudit) onProgress?.(`${name} ${index + 1}/${requests}`);
      }
      store.close();
    }
    summary.functions.push({ name, requests, answers });
  }
  return summary;
}

async function fuzzOnce(
  target: FuzzTarget,
  seed: number,
): Promise<{ request: unknown; wrong?: string; answer: string }> {
  const random = createSeededRandom(seed);
  const request = mutate(target.requests(random), HOSTILE, random);
  const openid = random.chance(0.05) ? undefined : `oAttacker${random.below(3)}`;
  let reply: unknown;
  try {
    reply = await target.call(request, { openid, nowMs: 1_700_000_000_000 + seed * 1000 });
  } catch (error) {
    return { request, answer: 'thrown', wrong: `it threw: ${String(error)}` };
  }
  const text = JSON.stringify(reply) ?? '';
  const trace = TRACE.exec(text)?.[0];
  const echoed = JSON.stringify(request) ?? '';
  // What the caller sent may come back in a message; what only the machine knows may not.
  if (trace && !echoed.includes(trace))
    return { request, answer: 'trace', wrong: `the reply shows ${trace}` };
  if (text.includes(VICTIM.secret))
    return { request, answer: 'leak', wrong: `the reply holds what is another's: ${text.slice(0, 300)}` };
  if (target.name === 'official-account') {
    const parsed = v.safeParse(HttpReply, reply);
    if (!parsed.success)
      return { request, answer: 'malformed', wrong: `no HTTP reply: ${text.slice(0, 300)}` };
    return { request, answer: String(parsed.output.statusCode) };
  }
  const parsed = parseCloudReply(v.unknown(), reply);
  if (!parsed.ok) return { request, answer: 'malformed', wrong: parsed.issues.join('; ') };
  if (parsed.value.ok) {
    if (target.isForOwners) {
      return openid === undefined
        ? { request, answer: 'ok' }
        : { request, answer: 'ok', wrong: 'a phone was answered' };
    }
    return openid === undefined
      ? { request, answer: 'ok', wrong: 'a call without openid was answered' }
      : { request, answer: 'ok' };
  }
  const { code } = parsed.value.error;
  return code === 'internal'
    ? { request, answer: code, wrong: 'it failed in a way that was not foreseen' }
    : { request, answer: code };
}

export function formatFuzz({ functions, failures }: FuzzSummary): string {
  const lines = functions.map(
    ({ name, requests, answers }) =>
      `${name.padEnd(18)}${requests} requests: ${Object.entries(answers)
        .map(([answer, count]) => `${answer} ${count}`)
        .join(', ')}`,
  );
  const wrongs = failures
    .slice(0, 20)
    .flatMap(({ name, seed, request, wrong, replay }) => [
      `${name} seed ${seed}: ${wrong}`,
      `  ${request}`,
      `  replay: ${replay}`,
    ]);
  return [...wrongs, ...lines, `${failures.length} wrong`].join('\n');
}
