export interface Identifiers {
  /** A random version 4 UUID. */
  uuid(): string;
}
