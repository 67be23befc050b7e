interface ObserverResult {
  intersectionRatio: number;
  boundingClientRect: object;
  relativeRect: object;
  time: number;
}

interface Observation {
  selector: string;
  callback(result: ObserverResult): void;
}

const NOWHERE = { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 };

export interface Observers {
  api: Record<string, unknown>;
  /** Tells everybody who observes `selector` how much of it is visible; returns how many were told. */
  report(selector: string, intersectionRatio: number): number;
}

/** jsdom lays nothing out, so a test says what is visible, and selector queries answer with empty rectangles. */
export function createObservers(): Observers {
  const observations = new Set<Observation>();

  function createIntersectionObserver() {
    const own = new Set<Observation>();
    const observer = {
      relativeTo: () => observer,
      relativeToViewport: () => observer,
      observe(selector: string, callback: Observation['callback']) {
        const observation = { selector, callback };
        own.add(observation);
        observations.add(observation);
      },
      disconnect: () => own.forEach((observation) => observations.delete(observation)),
    };
    return observer;
  }

  function createSelectorQuery() {
    const callbacks: (((result: unknown) => void) | undefined)[] = [];
    const node = (result: unknown) => {
      const ask = (first?: unknown, second?: unknown) => {
        const callback = [first, second].find((argument) => typeof argument === 'function');
        callbacks.push(callback as ((result: unknown) => void) | undefined);
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
          callbacks.forEach((callback) => callback?.(NOWHERE));
          done?.(callbacks.map(() => NOWHERE));
        }, 0);
        return query;
      },
    };
    return query;
  }

  return {
    api: { createIntersectionObserver, createSelectorQuery },
    report(selector, intersectionRatio) {
      const told = [...observations].filter((observation) => observation.selector === selector);
      const time = Date.now();
      told.forEach(({ callback }) =>
        callback({ intersectionRatio, boundingClientRect: NOWHERE, relativeRect: NOWHERE, time }),
      );
      return told.length;
    },
  };
}
