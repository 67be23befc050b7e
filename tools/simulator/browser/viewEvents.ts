import {
  type ElementOfView,
  Event,
  type HostElement,
  type ViewEvent,
  type WindowContext,
} from './glassEasel';

const LONG_PRESS_MS = 350;
/** A finger that moves further scrolls. */
const LONG_PRESS_DISTANCE = 10;

/** Carries events of the window to the view: what glass-easel finds by itself (tap, touches), and long presses. */
export function carryEvents(context: WindowContext): void {
  let isLongPress = false;
  context.onEvent((target, type, detail, options) => {
    // After a long press that somebody heard comes no tap.
    if (type === 'tap' && isLongPress) return 0;
    const event = new Event(type, detail, options);
    Event.dispatchEvent(target, event);
    return event.defaultPrevented() ? 1 : 0;
  });
  watchLongPresses((isHeard) => (isLongPress = isHeard));
}

function watchLongPresses(onChange: (isHeard: boolean) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let start = { x: 0, y: 0 };
  const begin = (event: PointerEvent) => {
    onChange(false);
    clearTimeout(timer);
    start = { x: event.clientX, y: event.clientY };
    const target = elementOf(event.target as HostElement | null);
    if (!target) return;
    timer = setTimeout(() => {
      const detail = { x: start.x, y: start.y };
      const options = { originalEvent: event, bubbles: true, composed: true, capturePhase: true };
      onChange(isHeardBy(event.target as HostElement, 'longpress'));
      Event.dispatchEvent(target, new Event('longpress', detail, options));
    }, LONG_PRESS_MS);
  };
  const end = () => clearTimeout(timer);
  const move = (event: PointerEvent) => {
    if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > LONG_PRESS_DISTANCE) end();
  };
  document.addEventListener('pointerdown', begin, true);
  document.addEventListener('pointermove', move, true);
  document.addEventListener('pointerup', end, true);
  document.addEventListener('pointercancel', end, true);
  document.addEventListener('contextmenu', (event) => event.preventDefault());
}

function elementOf(node: HostElement | null): ElementOfView | undefined {
  for (let at = node; at; at = at.parentNode as HostElement | null) if (at.__wxElement) return at.__wxElement;
  return undefined;
}

/** Whether `node` or one around it listens. */
function isHeardBy(node: HostElement, type: string): boolean {
  for (let at: HostElement | null = node; at; at = at.parentNode as HostElement | null) {
    const listeners = (at.__wxElement as { _$eventTarget?: { listeners: object } } | undefined)
      ?._$eventTarget;
    if (listeners && type in listeners.listeners) return true;
  }
  return false;
}

/** The event that a page's function gets: plain values, as between WeChat's two threads. */
export function plainEvent(event: ViewEvent): object {
  const original = event.getOriginalEvent?.() as (Partial<Touch> & { changedTouches?: Touch[] }) | undefined;
  const point = original?.changedTouches?.[0] ?? original;
  const touches =
    point?.clientX === undefined
      ? []
      : [
          {
            identifier: 0,
            clientX: point.clientX,
            clientY: point.clientY,
            pageX: point.pageX,
            pageY: point.pageY,
          },
        ];
  return {
    type: event.type,
    timeStamp: Math.round(performance.now()),
    detail: event.detail,
    target: plainTarget(event.target),
    currentTarget: plainTarget(event.currentTarget),
    mark: event.mark ?? {},
    touches: event.type === 'touchend' ? [] : touches,
    changedTouches: touches,
  };
}

function plainTarget({ id, dataset }: ElementOfView): object {
  return { id, dataset: { ...dataset }, offsetLeft: 0, offsetTop: 0 };
}

/** `members` with functions that get plain events. */
export function withPlainEvents<Members extends object>(members: Members): Members {
  const wrapped = Object.entries(members).map(([name, member]) => {
    if (typeof member !== 'function') return [name, member] as const;
    const call = function (this: unknown, first: unknown, ...others: unknown[]) {
      return (member as (...values: unknown[]) => unknown).apply(
        this,
        isViewEvent(first) ? [plainEvent(first), ...others] : [first, ...others],
      );
    };
    return [name, call] as const;
  });
  return Object.fromEntries(wrapped) as Members;
}

function isViewEvent(value: unknown): value is ViewEvent {
  return (
    typeof value === 'object' && value !== null && 'currentTarget' in value && 'stopPropagation' in value
  );
}
