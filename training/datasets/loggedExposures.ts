import { type AppEvent } from '../../src/contracts';
import { type HistoryAction, historyActions } from '../../src/domain/explain/historyActions';
import { REPURCHASE_PAUSE_MS, SEEN_INTERACTIONS } from '../../src/domain/rerank/rankItems';
import { type HistoryStep } from '../../src/models/recommender/signals';
import { parseExportedLine } from './exportedLine';
import { readLines } from './readLines';

/** What an exposure may have led to. */
export const REWARDS = ['viewed', 'cartAdded', 'ordered'] as const;
export type Reward = (typeof REWARDS)[number];

/** A shopper as the phone's ranking knew them at one moment. */
export interface ShopperState {
  /** Item ids of views, cart additions and orders so far, oldest first. */
  history: readonly HistoryAction[];
  /** Items that the ranking leaves out or takes from the top: dismissed, bought lately or just seen. */
  withheld: ReadonlySet<string>;
}

export interface LoggedExposure {
  user: string;
  item: string;
  /** Place in the list, from 0. */
  place: number;
  /** Probability with which the logging policy put this item there; absent where nobody recorded it. */
  propensity: number | undefined;
  /** Name of the logging policy; the version of the model where it has none. */
  policy: string;
  /** One object for all exposures between two actions of a shopper. */
  shopper: ShopperState;
  /** True for what the same shopper did to the item later in the session, after its latest exposure there. */
  rewards: Record<Reward, boolean>;
}

/**
 * Reads the exposures of an events export (JSON lines `{"user": …, "event": …}`) with what led to them and
 * what followed. Events count once, in the order of each shopper's own clock. Throws an InputError that names
 * the line.
 */
export function readLoggedExposures(path: string): LoggedExposure[] {
  const eventsOf = new Map<string, AppEvent[]>();
  const seen = new Set<string>();
  readLines(path).lines.forEach((line, index) => {
    const { user, event } = parseExportedLine(line, `${path}:${index + 1}`);
    if (seen.has(event.eventId)) return;
    seen.add(event.eventId);
    const own = eventsOf.get(user);
    if (own) own.push(event);
    else eventsOf.set(user, [event]);
  });
  return [...eventsOf].flatMap(([user, events]) =>
    followShopper(
      user,
      [...events].sort((a, b) => a.occurredAtMs - b.occurredAtMs),
    ),
  );
}

const KEPT_INTERACTIONS = 100;

/** Walks through one shopper's events, oldest first. */
function followShopper(user: string, events: readonly AppEvent[]): LoggedExposure[] {
  const exposures: LoggedExposure[] = [];
  const latest = new Map<string, LoggedExposure>();
  const dismissed = new Set<string>();
  let interactions: HistoryStep[] = [];
  let shopper: ShopperState | undefined;
  for (const event of events) {
    if (event.kind === 'item-exposed') {
      shopper ??= stateAt(event.occurredAtMs, interactions, dismissed);
      const exposure: LoggedExposure = {
        user,
        item: event.itemId,
        place: event.rank,
        propensity: event.propensity,
        policy: event.policy ?? event.modelVersion,
        shopper,
        rewards: { viewed: false, cartAdded: false, ordered: false },
      };
      exposures.push(exposure);
      latest.set(sessionKey(event.sessionId, event.itemId), exposure);
      continue;
    }
    for (const { itemId, reward } of rewardsOf(event)) {
      const exposure = latest.get(sessionKey(event.sessionId, itemId));
      if (exposure) exposure.rewards[reward] = true;
      interactions = withInteraction(interactions, {
        itemId,
        kind: reward === 'cartAdded' ? 'cart-added' : reward,
        occurredAtMs: event.occurredAtMs,
      });
      shopper = undefined;
    }
    if (event.kind === 'item-dismissed') {
      dismissed.add(event.itemId);
      shopper = undefined;
    }
  }
  return exposures;
}

function rewardsOf(event: AppEvent): { itemId: string; reward: Reward }[] {
  switch (event.kind) {
    case 'item-viewed':
      return [{ itemId: event.itemId, reward: 'viewed' }];
    case 'cart-added':
      return [{ itemId: event.itemId, reward: 'cartAdded' }];
    case 'order-placed':
      return event.lines.map(({ itemId }) => ({ itemId, reward: 'ordered' }));
    default:
      return [];
  }
}

/** As phones keep it: the same thing done to the same item again says nothing new. */
function withInteraction(interactions: HistoryStep[], next: HistoryStep): HistoryStep[] {
  const last = interactions.at(-1);
  if (last?.itemId === next.itemId && last.kind === next.kind) return interactions;
  return [...interactions, next].slice(-KEPT_INTERACTIONS);
}

function stateAt(
  nowMs: number,
  interactions: readonly HistoryStep[],
  dismissed: ReadonlySet<string>,
): ShopperState {
  const bought = interactions.filter(
    ({ kind, occurredAtMs }) => kind === 'ordered' && nowMs - occurredAtMs < REPURCHASE_PAUSE_MS,
  );
  const withheld = [...bought, ...interactions.slice(-SEEN_INTERACTIONS)].map(({ itemId }) => itemId);
  return {
    history: historyActions(interactions),
    withheld: new Set([...dismissed, ...withheld]),
  };
}

function sessionKey(sessionId: string, itemId: string): string {
  return `${sessionId}\n${itemId}`;
}
