export interface Network {
  /** A hint: `true` does not promise that a call succeeds. */
  isOnline(): boolean;
  /** Returns the function that ends the subscription. */
  onChange(listener: (isOnline: boolean) => void): () => void;
}
