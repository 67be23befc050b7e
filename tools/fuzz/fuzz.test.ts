import { formatFuzz, runFuzz } from './runFuzz';
import { type FuzzTarget } from './targets';
import { VICTIM } from './victim';

jest.setTimeout(120_000);

/** Other requests each day: a failure prints its seed. */
const FIRST_SEED = Math.floor(Date.now() / 86_400_000) * 10_000;

it('every function answers every request by its contract, shows no trace and touches nothing that is another’s', async () => {
  const summary = await runFuzz({ requests: 2000, firstSeed: FIRST_SEED });
  if (summary.failures.length > 0) throw new Error(formatFuzz(summary));
  for (const { answers } of summary.functions) expect(Object.keys(answers).length).toBeGreaterThan(1);
});

describe('the fuzzer tells', () => {
  const spoil = (call: (target: FuzzTarget) => FuzzTarget['call']) =>
    runFuzz({ requests: 300, firstSeed: 1, change: (target) => ({ ...target, call: call(target) }) }).then(
      ({ failures }) => failures.map(({ wrong }) => wrong).join('\n'),
    );

  it('a function that throws', async () => {
    expect(await spoil(() => () => Promise.reject(new Error('boom')))).toMatch(/it threw: Error: boom/);
  });

  it('a reply with a stack trace', async () => {
    const message = new Error('x').stack!;
    const reply = { ok: false, error: { code: 'not-found', message } };
    expect(await spoil(() => async () => reply)).toMatch(/the reply shows/);
  });

  it('a function that takes the identity from the request', async () => {
    const asVictim =
      ({ call }: FuzzTarget): FuzzTarget['call'] =>
      (request, caller) =>
        call(request, { ...caller, openid: VICTIM.openid });
    const wrongs = await spoil(asVictim);
    expect(wrongs).toMatch(/another's/);
    expect(wrongs).toMatch(/not the caller's/);
    expect(wrongs).toMatch(/without openid was answered/);
  });
});
