import { type BuiltInHost } from './builtIn';

const HOVER_START_MS = 50;
const HOVER_STAY_MS = 400;

/** `hover-class`: the look while a finger is on it. */
export function followFinger({ element, property }: BuiltInHost): void {
  let start: ReturnType<typeof setTimeout> | undefined;
  let stay: ReturnType<typeof setTimeout> | undefined;
  let shown: string[] = [];
  const end = (delayMs: number) => {
    clearTimeout(start);
    clearTimeout(stay);
    stay = setTimeout(() => element.classList.remove(...shown), delayMs);
  };
  element.addEventListener('pointerdown', () => {
    const names = String(property('hover-class') ?? 'none');
    if (names === 'none' || names === '') return;
    shown = names.split(/\s+/);
    clearTimeout(stay);
    start = setTimeout(() => element.classList.add(...shown), HOVER_START_MS);
  });
  element.addEventListener('pointerup', () => end(HOVER_STAY_MS));
  element.addEventListener('pointercancel', () => end(0));
  element.addEventListener('pointerleave', () => end(0));
}
