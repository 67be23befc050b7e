import { createNotedCanvas, type NotedCanvas } from '../../../src/platform/memory/notedCanvas';

interface ObserverResult {
  id: string;
  intersectionRatio: number;
  boundingClientRect: object;
  relativeRect: object;
  time: number;
}

type Observe = (result: ObserverResult) => void;
type Answer = (result: unknown) => void;

const NOWHERE = { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 };

export interface Observers {
  api: Record<string, unknown>;
  /** Tells every observer how much of the node `id` is visible; returns how many were told. */
  report(id: string, intersectionRatio: number): number;
  /** What the canvas of a selector was given to draw. */
  canvas(selector: string): NotedCanvas;
}

export interface ObservedPhone {
  /** Whether the shown page has such a node. */
  hasNode(selector: string): boolean;
  /** Whether the file of a picture is on the phone. */
  canLoad(path: string): boolean;
}

/**
 * jsdom lays nothing out, so a test says what is visible, and selector queries answer with empty rectangles. Nor does it
 * draw: a canvas notes what it is given.
 */
export function createObservers(page: ObservedPhone): Observers {
  const canvases = new Map<string, NotedCanvas>();
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

  function canvas(selector: string): NotedCanvas {
    const known = canvases.get(selector) ?? createNotedCanvas(page.canLoad);
    canvases.set(selector, known);
    return known;
  }

  function createSelectorQuery() {
    const questions: { result: unknown; answer: Answer | undefined }[] = [];
    const node = (selector = '') => {
      const ask = (first?: unknown, second?: unknown) => {
        const answer = [first, second].find((argument) => typeof argument === 'function');
        const wantsNode = (first as { node?: boolean } | undefined)?.node === true;
        const found = page.hasNode(selector) ? { node: canvas(selector) } : null;
        questions.push({ result: wantsNode ? found : NOWHERE, answer: answer as Answer | undefined });
        return query;
      };
      return { boundingClientRect: ask, scrollOffset: ask, fields: ask, node: ask, context: ask };
    };
    const query = {
      in: () => query,
      select: node,
      selectAll: () => node(),
      selectViewport: () => node(),
      exec(done?: (results: unknown[]) => void) {
        setTimeout(() => {
          questions.forEach(({ result, answer }) => answer?.(result));
          done?.(questions.map(({ result }) => result));
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
    canvas,
  };
}
