import { type CatalogueItem } from '../../contracts';
import { carryingActions } from '../../domain/explain/carryingActions';
import { type HistoryAction, historyActions } from '../../domain/explain/historyActions';
import { type ItemExplanation, leaveOneOut } from '../../domain/explain/leaveOneOut';
import { type CarryingAction, findReason } from '../../domain/explain/reason';
import { reasonSentence } from '../../domain/explain/reasonSentence';
import { sessionScores } from '../../domain/rerank/sessionScores';
import { type Recommender } from '../../inference/recommender';
import { type ReadableStore } from '../../state/valueStore';
import { type InteractionHistory } from './interactionHistory';
import { type Ranking, type Session } from './ranking';

/** Answers a shopper's "why this?". */
export interface PickReasons {
  /** One short Chinese sentence that is true of the item in the list as it stands; undefined when there is nothing to say. */
  sentenceFor(itemId: string): Promise<string | undefined>;
}

export interface PickReasonsOptions {
  recommender: Pick<Recommender, 'explain'>;
  ranking: ReadableStore<Ranking>;
  history: Pick<InteractionHistory, 'get'>;
  /** Most sold first. */
  catalogue: ReadableStore<{
    items: readonly CatalogueItem[];
    byId: ReadonlyMap<string, Pick<CatalogueItem, 'title' | 'listedAtMs'>>;
  }>;
  nowMs: () => number;
}

export function createPickReasons(options: PickReasonsOptions): PickReasons {
  const { recommender, ranking, history, catalogue, nowMs } = options;

  async function carriedByModel(itemId: string): Promise<readonly CarryingAction[] | 'unknown'> {
    const actions = historyActions(history.get().interactions);
    const explanation = await recommender.explain(itemId, actions);
    if (explanation.kind === 'explained') return nameActions(explanation, actions);
    return explanation.kind === 'unknown-item' ? [] : 'unknown';
  }

  async function carriedBySession(itemId: string, { actions, before }: Session) {
    const { items } = catalogue.get();
    const explanation = await leaveOneOut({
      item: items.findIndex((other) => other.itemId === itemId),
      history: actions,
      readLength: actions.length,
      score: async (left) => [...sessionScores({ items, actions: left, before }).values()],
    });
    const named = nameActions(explanation, actions);
    return named.length === 0 && before.length > 0 ? 'unknown' : named;
  }

  async function carriedBy(itemId: string): Promise<readonly CarryingAction[] | 'unknown'> {
    const { source, session } = ranking.get();
    if (source === 'model') return carriedByModel(itemId);
    if (source === 'stored') return 'unknown';
    return session ? carriedBySession(itemId, session) : [];
  }

  return {
    async sentenceFor(itemId) {
      const { pinned, exploredItemId } = ranking.get();
      const { items, byId } = catalogue.get();
      const item = byId.get(itemId);
      if (!item) return undefined;
      const isPinned = pinned.has(itemId);
      const isExplored = exploredItemId === itemId;
      const reason = findReason({
        isPinned,
        isExplored,
        carriedBy: isPinned || isExplored ? [] : await carriedBy(itemId),
        listedAtMs: item.listedAtMs,
        nowMs: nowMs(),
        salesPlace: items.findIndex((other) => other.itemId === itemId),
        itemCount: items.length,
      });
      return reason && reasonSentence(reason, itemId, (id) => byId.get(id)?.title);
    },
  };
}

function nameActions(
  explanation: ItemExplanation,
  actions: readonly HistoryAction[],
): readonly CarryingAction[] {
  return carryingActions(explanation, (position) => actions[position]!.itemId).map(
    ({ position }) => actions[position]!,
  );
}
