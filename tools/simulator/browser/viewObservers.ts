import { type HostElement } from './glassEasel';

type Margins = Partial<Record<'top' | 'right' | 'bottom' | 'left', number>>;
type Answer = (result: unknown) => void;

export interface ObservedPage {
  /** What scrolls. */
  element: HTMLElement;
}

/** Selector queries and intersection observers over the page's real layout. `pageOf` finds the page of an app's instance. */
export function createViewObservers(
  pageOf: (instance: unknown) => ObservedPage | undefined,
  tags: readonly string[],
) {
  const toDom = domSelectors(tags);

  function createIntersectionObserver(
    instance: unknown,
    { thresholds = [0], observeAll = false }: { thresholds?: number[]; observeAll?: boolean } = {},
  ) {
    const page = pageOf(instance);
    let margins: Margins = {};
    let rootSelector: string | undefined;
    let observer: IntersectionObserver | undefined;
    let isOver = false;
    const self = {
      relativeTo(selector: string, given: Margins = {}) {
        [rootSelector, margins] = [selector, given];
        return self;
      },
      relativeToViewport(given: Margins = {}) {
        [rootSelector, margins] = [undefined, given];
        return self;
      },
      observe(selector: string, callback: Answer) {
        afterRender(() => {
          if (!page || isOver) return;
          const { element } = page;
          const root = rootSelector === undefined ? element : element.querySelector(toDom(rootSelector));
          const { top = 0, right = 0, bottom = 0, left = 0 } = margins;
          observer = new IntersectionObserver(
            (entries) => entries.forEach((entry) => callback(intersection(entry))),
            { root, rootMargin: `${top}px ${right}px ${bottom}px ${left}px`, threshold: thresholds },
          );
          const found = [...element.querySelectorAll(toDom(selector))];
          for (const node of observeAll ? found : found.slice(0, 1)) observer.observe(node);
        });
      },
      disconnect() {
        isOver = true;
        observer?.disconnect();
      },
    };
    return self;
  }

  function createSelectorQuery() {
    const questions: { ask: (page: HTMLElement) => unknown; answer: Answer | undefined }[] = [];
    let page = pageOf(undefined);
    const node = (find: (element: HTMLElement) => HTMLElement[], isList: boolean) => {
      const add = (read: (element: HTMLElement) => unknown, answer?: Answer) => {
        const ask = (element: HTMLElement) => {
          const results = find(element).map(read);
          return isList ? results : (results[0] ?? null);
        };
        questions.push({ ask, answer });
        return query;
      };
      return {
        boundingClientRect: (answer?: Answer) => add(rectOf, answer),
        scrollOffset: (answer?: Answer) => add(scrollOf, answer),
        fields: (wanted: Record<string, unknown>, answer?: Answer) =>
          add((element) => fieldsOf(element, wanted), answer),
        node: (answer?: Answer) => add((element) => ({ node: canvasOf(element) }), answer),
        context: (answer?: Answer) => add(() => null, answer),
      };
    };
    const query = {
      in(instance: unknown) {
        page = pageOf(instance) ?? page;
        return query;
      },
      select: (selector: string) => node((element) => first(element, toDom(selector)), false),
      selectAll: (selector: string) => node((element) => all(element, toDom(selector)), true),
      selectViewport: () => node((element) => [element], false),
      exec(done?: (results: unknown[]) => void) {
        afterRender(() => {
          const results = questions.map(({ ask, answer }) => {
            const result = page ? ask(page.element) : null;
            answer?.(result);
            return result;
          });
          done?.(results);
        });
        return query;
      },
    };
    return query;
  }

  return { createIntersectionObserver, createSelectorQuery };
}

/** When the view has taken in what was set. */
export function afterRender(task: () => void): void {
  requestAnimationFrame(() => setTimeout(task, 0));
}

const all = (element: HTMLElement, selector: string) => [...element.querySelectorAll<HTMLElement>(selector)];
const first = (element: HTMLElement, selector: string) => all(element, selector).slice(0, 1);
const canvasOf = (element: HTMLElement) => element.querySelector('canvas');
const datasetOf = (element: Element) => ({ ...(element as HostElement).__wxElement?.dataset });

function plainRect({ left, top, right, bottom, width, height }: DOMRectReadOnly) {
  return { left, top, right, bottom, width, height };
}

/** In the page's own window, which begins below the navigation bar. */
function rectOf(element: HTMLElement) {
  const stage = element.closest('.stage')?.getBoundingClientRect();
  const { left, top, width, height } = element.getBoundingClientRect();
  const own = new DOMRect(left - (stage?.left ?? 0), top - (stage?.top ?? 0), width, height);
  return { id: element.id, dataset: datasetOf(element), ...plainRect(own) };
}

function scrollOf(element: HTMLElement) {
  const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = element;
  return { id: element.id, dataset: datasetOf(element), scrollTop, scrollLeft, scrollHeight, scrollWidth };
}

function fieldsOf(element: HTMLElement, wanted: Record<string, unknown>): object {
  const { left, top, right, bottom, width, height } = rectOf(element);
  const { scrollTop, scrollLeft } = element;
  const style = getComputedStyle(element);
  const names = (wanted['computedStyle'] ?? []) as string[];
  return {
    ...(wanted['id'] === true && { id: element.id }),
    ...(wanted['dataset'] === true && { dataset: datasetOf(element) }),
    ...(wanted['rect'] === true && { left, top, right, bottom }),
    ...(wanted['size'] === true && { width, height }),
    ...(wanted['scrollOffset'] === true && { scrollTop, scrollLeft }),
    ...(wanted['node'] === true && { node: canvasOf(element) }),
    ...Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)])),
  };
}

function intersection(entry: IntersectionObserverEntry): object {
  return {
    id: entry.target.id,
    dataset: datasetOf(entry.target),
    intersectionRatio: entry.intersectionRatio,
    intersectionRect: plainRect(entry.intersectionRect),
    boundingClientRect: plainRect(entry.boundingClientRect),
    relativeRect: plainRect(entry.rootBounds ?? entry.boundingClientRect),
    time: Date.now(),
  };
}

/** WeChat's selectors as a browser's: `>>>` reaches into components, which are no borders here, and tags have other names. */
function domSelectors(tags: readonly string[]): (selector: string) => string {
  const tag = new RegExp(`(^|[\\s,>+~])(${tags.join('|')})(?=[\\s.#:[,>+~]|$)`, 'g');
  return (selector) => selector.replace(/\s*>>>\s*/g, ' ').replace(tag, '$1wx-$2');
}
