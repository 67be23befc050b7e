let pressed: Element | null = null;
document.addEventListener('pointerdown', ({ target }) => (pressed = target as Element | null), true);

/**
 * Calls `act` when `element` is clicked by a finger that came down on it. A touch that changes the page is followed by a click
 * on whatever lies there then, which no phone makes.
 * @param key the same for an element drawn anew between finger down and up
 */
export function onPress(element: HTMLElement, key: string, act: () => void): void {
  element.dataset['press'] = key;
  element.addEventListener('click', ({ detail }) => {
    const isByKeyboard = detail === 0;
    const down = pressed?.closest<HTMLElement>('[data-press]');
    if (isByKeyboard || down?.dataset['press'] === key) act();
  });
}
