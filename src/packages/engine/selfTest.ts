import { type Artifact } from '../../inference/engine';
import { indexHistory } from '../../models/recommender/historyBatch';
import { compareScores, type ScoreFault } from './checkScores';
import { type LoadedModel } from './loadedModel';

/**
 * Lets a model reproduce the scores that training recorded; it also compiles every shader with the shapes of real use.
 * Returns the first fault.
 */
export async function selfTest(
  model: LoadedModel,
  { items, parity }: Pick<Artifact, 'items' | 'parity'>,
  isHalfFloat: boolean,
): Promise<ScoreFault | undefined> {
  const tolerance = isHalfFloat ? parity.toleranceFloat16 : parity.toleranceFloat32;
  const indexOfItem = new Map(items.map((item, index) => [item, index]));
  for (const { history, signals, scores: expected } of parity.cases) {
    const indexed = indexHistory(indexOfItem, history, signals);
    if (indexed.items.length === 0) continue;
    const answer = await model.score(indexed);
    // Items that the phone took in since stand behind those that training scored.
    const fault = answer.ok
      ? compareScores(answer.scores.subarray(0, expected.length), expected, tolerance)
      : answer.fault;
    if (fault) return fault;
  }
  return undefined;
}
