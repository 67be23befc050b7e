import { type TextEncoderCard, type TextEncoderConfig } from '../../../src/contracts';
import { encoderShape } from '../../../src/models/text/encoder/encoderShapes';
import { type NamedWeights } from '../../../src/models/text/encoder/namedWeights';
import { seededRandom } from '../../random/seededRandom';
import { encodeSentences } from './encodeSentences';
import { bankMetrics, scoreBank, type BankVectors, type FaqMetrics } from './evaluateFaq';
import { fitMatching, type MatchingOptions } from './fitMatching';
import { type BankEntry } from './questionBank';
import { type QuestionSet } from './questionPairs';

type Shape = Omit<TextEncoderConfig, 'sentiment'>;

export interface TrainedMatching {
  weights: NamedWeights;
  matching: NonNullable<TextEncoderConfig['matching']>;
  evaluation: NonNullable<TextEncoderCard['evaluation']['matching']>;
}

/** Groups of questions that are asked for, of twenty. */
const HELD_OUT_SHARE = 0.05;
const LEXICAL_WEIGHTS = [0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2] as const;

/** Learns from most groups of questions that ask the same; the others choose how much words in common count. */
export async function trainMatching(
  set: QuestionSet,
  config: Shape,
  options: MatchingOptions,
  onEpoch?: (stage: string, epoch: number, loss: number, charactersPerSecond: number) => void,
): Promise<TrainedMatching> {
  const { learned, bank } = holdOutComponents(set, options.seed);
  const layout = { shape: encoderShape(config), span: config.span };
  const weights = fitMatching(learned, config.characters, layout, options, onEpoch);
  const scores = scoreBank(bank, await bankVectors(weights, config, bank));
  const trials = LEXICAL_WEIGHTS.map((lexicalWeight) => ({
    lexicalWeight,
    metrics: bankMetrics(scores, lexicalWeight),
  }));
  const best = trials.reduce((one, other) => (other.metrics.mrrAt10 > one.metrics.mrrAt10 ? other : one));
  const { n, ...metrics } = best.metrics;
  return {
    weights,
    matching: { lexicalWeight: best.lexicalWeight },
    evaluation: {
      protocol: `${bank.length} groups of questions that nothing was learned from: the shortest of each is the index`,
      questions: n,
      ...metrics,
      baselines: {
        BM25: bankMetrics(scores, 1, 0).mrrAt10,
        'vectors alone': trials[0]!.metrics.mrrAt10,
      },
    },
  };
}

/** Recall and reciprocal rank of an artifact on a bank, with both parts alone beside it. */
export async function measureBank(
  weights: NamedWeights,
  config: TextEncoderConfig,
  bank: readonly BankEntry[],
): Promise<{ metrics: FaqMetrics; baselines: Record<string, FaqMetrics> }> {
  const scores = scoreBank(bank, await bankVectors(weights, config, bank));
  return {
    metrics: bankMetrics(scores, config.matching?.lexicalWeight ?? 0),
    baselines: { BM25: bankMetrics(scores, 1, 0), 'vectors alone': bankMetrics(scores, 0) },
  };
}

async function bankVectors(
  weights: NamedWeights,
  config: Shape,
  bank: readonly BankEntry[],
): Promise<BankVectors> {
  const encode = (texts: readonly string[]) => encodeSentences(weights, config, texts);
  const { vectors: standards, dimension } = await encode(bank.map(({ standard }) => standard));
  const { vectors: queries } = await encode(bank.flatMap(({ queries: own }) => own));
  return { dimension, standards, queries };
}

function holdOutComponents(set: QuestionSet, seed: number): { learned: QuestionSet; bank: BankEntry[] } {
  const members = new Map<number, number[]>();
  set.component.forEach((own, text) => {
    const list = members.get(own);
    if (list) list.push(text);
    else members.set(own, [text]);
  });
  const groups = [...members.keys()].filter((own) => members.get(own)!.length > 1);
  const order = seededRandom(seed).shuffle(Int32Array.from(groups));
  const asked = new Set(order.slice(0, Math.max(1, Math.round(groups.length * HELD_OUT_SHARE))));
  const stays = ([a, b]: [number, number]) => !asked.has(set.component[a]!) && !asked.has(set.component[b]!);
  const bank = [...asked].map((own) => {
    const [standard, ...queries] = members
      .get(own)!
      .map((text) => set.texts[text]!)
      .sort((a, b) => a.length - b.length);
    return { id: String(own), standard: standard!, queries };
  });
  return {
    learned: { ...set, same: set.same.filter(stays), different: set.different.filter(stays) },
    bank,
  };
}
