interface ObserverResult {
  id: string;
  intersectionRatio: number;
  boundingClientRect: object;
  relativeRect: object;
  time: number;
}

type Observe = (result: ObserverResult) => void;

const NOWHERE = { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 };

export interface Observers {
  api: Record<string, unknown>;
  /** Tells every observer how much of the node `id` is visible; returns how many were told. */
  report(id: string, intersectionRatio: number): number;
}

/** jsdom lays nothing out, so a test says what is visible, and selector queries answer with empty rectangles. */
export function createObservers(): Observers {
  const callbacks = new Set<Observe>();
  const ratios = new Map<string, number>();
  const resultOf = (id: string): ObserverResult => ({
    id,
    intersectionRatio: ratios.get(id) ?? 0,
    boundingClientRect: NOWHERE,
    relativeRect: NOWHERE,
    time: Date.now(),
  });

  function createIntersectionObserver() {
    const own = new Set<Observe>();
    const observer = {
      relativeTo: () => observer,
      relativeToViewport: () => observer,
      observe(_selector: string, callback: Observe) {
        own.add(callback);
        callbacks.add(callback);
        // A new observer hears at once of what is in sight already.
        setTimeout(() => [...ratios.keys()].forEach((id) => callback(resultOf(id))), 0);
      },
      disconnect: () => own.forEach((callback) => callbacks.delete(callback)),
    };
    return observer;
  }

  function createSelectorQuery() {
    const answers: (((result: unknown) => void) | undefined)[] = [];
    const node = (result: unknown) => {
      const ask = (first?: unknown, second?: unknown) => {
        const callback = [first, second].find((argument) => typeof argument === 'function');
        answers.push(callback as ((result: unknown) => void) | undefined);
        return query;
      };
      return { result, boundingClientRect: ask, scrollOffset: ask, fields: ask, node: ask, context: ask };
    };
    const query = {
      in: () => query,
      select: () => node(NOWHERE),
      selectAll: () => node([]),
      selectViewport: () => node(NOWHERE),
      exec(done?: (results: unknown[]) => void) {
        setTimeout(() => {
          answers.forEach((answer) => answer?.(NOWHERE));
          done?.(answers.map(() => NOWHERE));
        }, 0);
        return query;
      },
    };
    return query;
  }

  return {
    api: { createIntersectionObserver, createSelectorQuery },
    report(id, intersectionRatio) {
      ratios.set(id, intersectionRatio);
      callbacks.forEach((callback) => callback(resultOf(id)));
      return callbacks.size;
    },
  };
}
