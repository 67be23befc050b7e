import { createMemoryPlatform } from '../../platform/memory/memoryPlatform';
import { createScriptedRecommender } from '../../testing/scriptedRecommender';
import { createValueStore } from '../../state/valueStore';
import { createInteractionHistory } from './interactionHistory';
import { createItemScores } from './itemScores';

function setUp(isPersonal: boolean) {
  const asked: string[][] = [];
  const recommender = createScriptedRecommender((history) => {
    asked.push([...history]);
    return { kind: 'scored', scores: new Map([['tea', 1]]), modelVersion: '1', backend: 'cpu', elapsedMs: 1 };
  });
  const history = createInteractionHistory(createMemoryPlatform().keyValueStore, () => 0);
  const personalisation = createValueStore(isPersonal);
  return {
    asked,
    history,
    personalisation,
    scores: createItemScores({ recommender, history, personalisation }),
  };
}

describe('the scores for other lists', () => {
  it('are the model’s for what the shopper did', async () => {
    const { scores, history, asked } = setUp(true);
    history.record('cup', 'viewed');
    expect(await scores.read()).toEqual(new Map([['tea', 1]]));
    expect(asked).toEqual([['cup']]);
  });

  it('are none without personalisation, and the model is not even asked', async () => {
    const { scores, asked } = setUp(false);
    expect(await scores.read()).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('are none when personalisation was switched off while the model thought', async () => {
    const { scores, personalisation } = setUp(true);
    const reading = scores.read();
    personalisation.set(false);
    expect(await reading).toBeUndefined();
  });
});
