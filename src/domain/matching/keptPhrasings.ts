/** Of the phrasings of an entry, each of so many is indexed, but not learned from: it tells how new wordings fare. */
const KEPT_EVERY = 4;

/** Whether a phrasing, by its place among those of its entry, is kept from learning. The question itself never is. */
export function isKeptFromLearning(place: number): boolean {
  return place % KEPT_EVERY === KEPT_EVERY - 1;
}
