import { InputError } from '../../inputError';
import { polarityOf } from '../labelledTexts';
import { type Polarity } from '../../../src/contracts';
import { type TextScorer } from '../textScorer';
import { type BehaviourProbe } from './behaviourProbes';

/** The polarity of one text. */
export type PredictPolarity = (text: string) => Polarity;

export interface PassRate {
  n: number;
  passed: number;
  /** passed / n, from 0 to 1 */
  rate: number;
}

export interface ProbeFailure extends BehaviourProbe {
  predicted: Polarity;
  /** Only where it is not `predicted`: the answer for the text without its disguise. */
  predictedPlain?: Polarity;
}

/** What `evaluate probes` prints. */
export interface ProbeEvaluation extends PassRate {
  perKind: Record<string, PassRate>;
  /** By what is expected, such as `neg` or `neu or pos`: an artifact of two classes fails every `neu`. */
  perExpected: Record<string, PassRate>;
  failures: ProbeFailure[];
}

/**
 * A probe passes when its answer is one of those expected and, where it has a plain form, that form gets the same
 * answer.
 */
export function evaluateProbes(predict: PredictPolarity, probes: readonly BehaviourProbe[]): ProbeEvaluation {
  const failures: ProbeFailure[] = [];
  const kinds = new PassCount();
  const expectations = new PassCount();
  for (const probe of probes) {
    const predicted = predict(probe.text);
    const predictedPlain = probe.plain === undefined ? predicted : predict(probe.plain);
    const passed = probe.expected.includes(predicted) && predictedPlain === predicted;
    if (!passed) {
      failures.push({ ...probe, predicted, ...(predictedPlain !== predicted && { predictedPlain }) });
    }
    kinds.add(probe.kind, passed);
    expectations.add(probe.expected.join(' or '), passed);
  }
  return {
    ...passRate(probes.length, probes.length - failures.length),
    perKind: kinds.rates(),
    perExpected: expectations.rates(),
    failures,
  };
}

class PassCount {
  private readonly counts = new Map<string, { n: number; passed: number }>();

  add(name: string, passed: boolean): void {
    const before = this.counts.get(name) ?? { n: 0, passed: 0 };
    this.counts.set(name, { n: before.n + 1, passed: before.passed + Number(passed) });
  }

  rates(): Record<string, PassRate> {
    return Object.fromEntries([...this.counts].map(([name, { n, passed }]) => [name, passRate(n, passed)]));
  }
}

function passRate(n: number, passed: number): PassRate {
  return { n, passed, rate: n === 0 ? 0 : passed / n };
}

/** Texts that probes ask for: each, and its plain form. */
export function probeTexts(probes: readonly BehaviourProbe[]): string[] {
  return [...new Set(probes.flatMap(({ text, plain }) => (plain === undefined ? [text] : [text, plain])))];
}

/**
 * The most probable class of texts, as a phone computes it. An artifact of two classes never answers neu. Throws an
 * InputError for an artifact whose classes are not polarities.
 */
export async function polarityPredictor(
  scorer: TextScorer,
  texts: readonly string[],
): Promise<PredictPolarity> {
  const polarities = scorer.classes.map((name) => {
    const polarity = polarityOf(name);
    if (polarity === undefined) {
      throw new InputError(`card.json: config.classes: expected polarities such as neg and pos, got ${name}`);
    }
    return polarity;
  });
  const classes = polarities.length;
  const probabilities = await scorer.probabilities(texts);
  const answers = new Map(
    texts.map((text, row) => {
      const own = probabilities.subarray(row * classes, (row + 1) * classes);
      return [text, polarities[own.indexOf(Math.max(...own))]!];
    }),
  );
  return (text) => answers.get(text)!;
}
