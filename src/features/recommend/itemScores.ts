import { historyActions } from '../../domain/explain/historyActions';
import { type Recommender } from '../../inference/recommender';
import { type ReadableStore } from '../../state/valueStore';
import { type InteractionHistory } from './interactionHistory';

export interface ItemScores {
  /** What the model thinks of each item for this shopper now; undefined without personalisation, and while none answers. */
  read(): Promise<ReadonlyMap<string, number> | undefined>;
}

export interface ItemScoresOptions {
  recommender: Pick<Recommender, 'score'>;
  history: Pick<InteractionHistory, 'get' | 'load'>;
  personalisation: Pick<ReadableStore<boolean>, 'get'>;
}

export function createItemScores({ recommender, history, personalisation }: ItemScoresOptions): ItemScores {
  return {
    async read() {
      await history.load();
      if (!personalisation.get()) return undefined;
      const scoring = await recommender.score(historyActions(history.get().interactions));
      // Switched off meanwhile: what was computed is not used.
      return scoring.kind === 'scored' && personalisation.get() ? scoring.scores : undefined;
    },
  };
}
