import { type EventLoss } from '../contracts/sync';

/** `losses` with `count` more of one cause and kind. */
export function addLoss(losses: readonly EventLoss[], { cause, kind, count }: EventLoss): EventLoss[] {
  const known = losses.find((loss) => loss.cause === cause && loss.kind === kind);
  if (!known) return [...losses, { cause, kind, count }];
  return losses.map((loss) => (loss === known ? { ...loss, count: loss.count + count } : loss));
}

export function addLosses(losses: readonly EventLoss[], more: readonly EventLoss[]): EventLoss[] {
  return more.reduce<EventLoss[]>(addLoss, [...losses]);
}
