import { simulatedLog } from '../../testing/simulatedLog';
import { evaluateColdStart } from './evaluateColdStart';

jest.setTimeout(60_000);

const silent = {
  onStep: () => undefined,
  onEpoch: () => undefined,
  onStage: () => undefined,
  isInterrupted: () => false,
};
const plan = {
  share: 0.1,
  seed: 2,
  options: { encoder: 'decayed-average', epochs: 4, batchPositions: 200, refit: false, workers: 1 },
} as const;

describe('evaluateColdStart', () => {
  it('finds items that nobody has taken yet by their content', async () => {
    const log = simulatedLog({ users: 500, groups: 20 });
    const evaluation = (await evaluateColdStart(log, plan, silent))!;
    expect(evaluation).toMatchObject({ items: 200, coldItems: 20, unplaced: 0, contentAttributes: 20 });
    const { model, popularity, random } = evaluation.rankers;
    expect(model!.amongCold.ndcgAt10.low).toBeGreaterThan(random!.amongCold.ndcgAt10.high);
    // Nothing is popular that nobody knows.
    expect(popularity!.amongAll.recallAt10.value).toBe(0);
    expect(model!.amongAll.recallAt10.low).toBeGreaterThan(0);
  });

  it('counts items of which nothing is known as misses', async () => {
    const log = simulatedLog({ users: 300 });
    const fieldsOf = (item: string) => [{ field: 'category', values: [`only ${item}`] }];
    const itemFields = new Map([...log.itemFields.keys()].map((item) => [item, fieldsOf(item)]));
    const evaluation = (await evaluateColdStart({ ...log, itemFields }, plan, silent))!;
    expect(evaluation).toMatchObject({ items: 54, coldItems: 6, unplaced: 6, contentAttributes: 0 });
    expect(evaluation.rankers.model!.amongCold.recallAt10.value).toBe(0);
  });

  it('answers nothing when a person interrupts', async () => {
    expect(
      await evaluateColdStart(simulatedLog(), plan, { ...silent, isInterrupted: () => true }),
    ).toBeUndefined();
  });
});
