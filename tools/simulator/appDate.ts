/** The `Date` of a phone whose clock is `offsetMs()` ahead. */
export function createAppDate(offsetMs: () => number): DateConstructor {
  return class AppDate extends Date {
    constructor(...values: unknown[]) {
      if (values.length === 0) super(Date.now() + offsetMs());
      else super(...(values as [number]));
    }
    static override now(): number {
      return Date.now() + offsetMs();
    }
  } as unknown as DateConstructor;
}
