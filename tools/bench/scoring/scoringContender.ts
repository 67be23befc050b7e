import { keep, matMul, slice, tensor2d, tidy, topk, transpose, type Tensor2D } from '@tensorflow/tfjs-core';
import { seededRandom } from '../../../training/random/seededRandom';
import { startEngine } from '../../../training/engine/startEngine';
import { serveSteps, type Contender } from '../process/serveSteps';
import { startStockEngine } from '../startStockEngine';
import { SCORING, type ScoringArguments } from './scoringSetup';

/** One step scores every item for 256 users: users [256, D] · items [N, D]ᵀ. */
async function createScoringContender({ engine, items }: ScoringArguments): Promise<Contender> {
  const { users, dimension } = SCORING;
  await (engine === 'ours' ? startEngine() : startStockEngine());
  const random = seededRandom(1);
  const vectors = (rows: number) =>
    tensor2d(
      Float32Array.from({ length: rows * dimension }, () => random.next() - 0.5),
      [rows, dimension],
    );
  const asking = vectors(users);
  const table = vectors(items);
  const turned = engine === 'stock-turned' ? keep(transpose(table)) : undefined;
  const score = (): Tensor2D => (turned ? matMul(asking, turned) : matMul(asking, table, false, true));
  return {
    facts: {},
    // What the best item of the first user scores stands for the loss: all engines must agree on it.
    step: async () => tidy(() => topk(slice(score(), [0, 0], [1, items]), 1).values.dataSync()[0]!),
  };
}

void createScoringContender(JSON.parse(process.argv[2]!) as ScoringArguments)
  .then(serveSteps)
  .catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
