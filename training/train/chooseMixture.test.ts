import fc from 'fast-check';
import { type RecommenderConfig } from '../../src/contracts';
import { ndcgAt } from '../../src/domain/metrics/rankingMetrics';
import { rankOfTarget } from '../../src/domain/metrics/rankOfTarget';
import { finishScores } from '../../src/models/recommender/finishScores';
import { type TransitionTable } from '../../src/models/recommender/transitionTable';
import { type ScoreHistories } from '../evaluate/rankHeldOut';
import { seededRandom } from '../random/seededRandom';
import { chooseMixture } from './chooseMixture';
import { TABLE_HISTORY, transitionWeightOf } from './mixtureGrid';

const ITEMS = 30;
const transformer = { weight: 0.5, layers: 2, heads: 2, feedForward: 128 };

function world(seed: number) {
  const random = seededRandom(seed);
  const list = (length: number) => Float32Array.from({ length }, () => random.next());
  const table = (): TransitionTable => ({
    neighboursPerItem: 4,
    neighbours: Int32Array.from({ length: ITEMS * 4 }, (_, entry) => (entry * 7 + random.below(3)) % ITEMS),
    weights: list(ITEMS * 4),
  });
  const questions = Array.from({ length: 25 }, (_, user) => {
    const items = random.shuffle(Int32Array.from({ length: ITEMS }, (_unused, item) => item));
    return { user, history: items.slice(0, 1 + random.below(6)), target: items[ITEMS - 1]! };
  });
  const randomRows = () =>
    new Map(questions.map(({ history }) => [history, list(ITEMS).map((x) => 2 * x - 1)]));
  const rows = randomRows();
  const otherRows = randomRows();
  const answerWith = (known: typeof rows) => async (histories: readonly Int32Array[]) =>
    histories.map((history) => known.get(history)!);
  return {
    questions,
    tables: { a: table(), b: table() },
    popularity: list(ITEMS),
    trend: list(ITEMS),
    cosines: answerWith(rows),
    otherCosines: answerWith(otherRows),
    rows,
    otherRows,
  };
}

type Encoders = RecommenderConfig['encoders'];

function blendRows({ decayedAverage, transformer: attention }: Encoders, a: Float32Array, b: Float32Array) {
  return a.map((value, item) => (decayedAverage?.weight ?? 0) * value + (attention?.weight ?? 0) * b[item]!);
}

const blend =
  (first: ScoreHistories, second: ScoreHistories) =>
  (encoders: Encoders) =>
  async (histories: readonly Int32Array[]) => {
    const [a, b] = [await first(histories), await second(histories)];
    return a.map((row, index) => blendRows(encoders, row, b[index]!));
  };

describe('chooseMixture', () => {
  it('reports the NDCG that ranking with the final score gives for its choice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const { questions, tables, popularity, trend, cosines, otherCosines, rows, otherRows } = world(seed);
        const { mixture, ndcg } = await chooseMixture(
          questions,
          { decayedAverage: { weight: 0.5 }, transformer },
          false,
          {
            cosines: blend(cosines, otherCosines),
            tables,
            popularity,
            trend,
            temperature: 0.1,
          },
        );
        const config = {
          encoders: mixture.encoders,
          dimension: 1,
          historyLength: 1,
          temperature: 0.1,
          transitions: {
            weight: transitionWeightOf(mixture),
            normalisation: mixture.normalisation,
            decay: mixture.decay,
            historyLength: TABLE_HISTORY,
            neighboursPerItem: 4,
          },
          popularityWeight: mixture.popularityWeight,
          trendWeight: mixture.trendWeight,
        };
        const transitions = tables[mixture.table as 'a' | 'b'];
        const gains = questions.map(({ history, target }) => {
          const scores = finishScores(
            blendRows(mixture.encoders, rows.get(history)!, otherRows.get(history)!),
            Array.from(history),
            { popularity, trend, transitions },
            config,
          );
          return ndcgAt(10, rankOfTarget(scores, target, new Set(history)));
        });
        // Within one question: sums of 32-bit numbers may round a near tie the other way.
        expect(Math.abs(gains.reduce((a, b) => a + b, 0) - ndcg * questions.length)).toBeLessThan(0.3);
      }),
      { numRuns: 20 },
    );
  });

  it('turns the table off where it only misleads', async () => {
    const { questions, popularity, trend, cosines, rows } = world(1);
    for (const { history, target } of questions) rows.get(history)![target] = 1;
    const misleading: TransitionTable = {
      neighboursPerItem: 1,
      neighbours: Int32Array.from({ length: ITEMS }, (_, item) => (item + 1) % ITEMS),
      weights: new Float32Array(ITEMS).fill(1),
    };
    const { mixture, ndcg } = await chooseMixture(questions, { decayedAverage: { weight: 1 } }, false, {
      cosines: () => cosines,
      tables: { misleading },
      popularity,
      trend,
      temperature: 0.1,
    });
    expect(mixture).toMatchObject({ transitionWeight: 0, popularityWeight: 0 });
    expect(ndcg).toBeCloseTo(1, 9);
  });

  it('leaves out the encoder that only misleads', async () => {
    const { questions, tables, popularity, trend, cosines, otherCosines, otherRows } = world(2);
    for (const { history, target } of questions) otherRows.get(history)![target] = 9;
    const { mixture, ndcg } = await chooseMixture(
      questions,
      { decayedAverage: { weight: 0.5 }, transformer },
      false,
      {
        cosines: blend(cosines, otherCosines),
        tables,
        popularity,
        trend,
        temperature: 0.1,
      },
    );
    expect(mixture.encoders).toEqual({ transformer: { ...transformer, weight: 1 } });
    expect(ndcg).toBeCloseTo(1, 9);
  });
});
