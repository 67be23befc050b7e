import { type ItemField } from '../../src/text/itemFields';

/** What some user did with some items, in the order it happened. */
export interface UserSequence {
  user: string;
  /** Item ids, oldest first. */
  items: string[];
  /**
   * Number of the basket each item was in, never falling. Items of one basket were taken together: their
   * order means nothing. Absent where every step is a moment of its own, as with taps in an app.
   */
  baskets?: number[];
  /** What came with each item (`signalsOf`), where the log tells kinds and times. */
  signals?: number[];
}

/** What every adapter produces, whatever the file looked like. */
export interface InteractionLog {
  name: string;
  /** SHA-256 over the sources, in the order they were read. */
  sha256: string;
  licence: string;
  /** True when the behaviour was generated, not observed. */
  simulated: boolean;
  sequences: UserSequence[];
  /** Facts about items by item id; items without any are absent. */
  itemFields: ReadonlyMap<string, ItemField[]>;
}
