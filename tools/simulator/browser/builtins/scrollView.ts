import { showAccessibility } from './accessibility';
import { type BuiltIn, type BuiltInHost, isOn } from './builtIn';

const DEFAULT_THRESHOLD = 50;

export const scrollView: BuiltIn = {
  create(host) {
    const { element, fire, property } = host;
    let atEnd = false;
    let atStart = true;
    element.addEventListener('scroll', () => {
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = element;
      fire('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth });
      const isVertical = isOn(property('scroll-y'));
      const [done, whole, seen] = isVertical
        ? [scrollTop, scrollHeight, clientHeight]
        : [scrollLeft, scrollWidth, clientWidth];
      const isAtEnd = whole - done - seen <= Number(property('lower-threshold') ?? DEFAULT_THRESHOLD);
      const isAtStart = done <= Number(property('upper-threshold') ?? DEFAULT_THRESHOLD);
      // Once each time it comes near, not at every pixel of the way.
      if (isAtEnd && !atEnd) fire('scrolltolower', { direction: isVertical ? 'bottom' : 'right' });
      if (isAtStart && !atStart) fire('scrolltoupper', { direction: isVertical ? 'top' : 'left' });
      [atEnd, atStart] = [isAtEnd, isAtStart];
    });
  },
  update(host) {
    const { element, property } = host;
    element.classList.toggle('wx-scroll-y', isOn(property('scroll-y')));
    element.classList.toggle('wx-scroll-x', isOn(property('scroll-x')));
    showAccessibility(host);
    follow(host, 'scroll-top', (value) => (element.scrollTop = Number(value)));
    follow(host, 'scroll-left', (value) => (element.scrollLeft = Number(value)));
    follow(host, 'scroll-into-view', (value) => {
      if (value !== '') element.querySelector(`#${CSS.escape(String(value))}`)?.scrollIntoView();
    });
  },
};

/** Acts on a new value of a property, after the content that came with it is there. */
function follow({ element, property }: BuiltInHost, name: string, act: (value: unknown) => void): void {
  const value = property(name);
  const text = String(value);
  if (value === undefined || value === null || element.dataset[`last${name}`] === text) return;
  element.dataset[`last${name}`] = text;
  requestAnimationFrame(() => act(value));
}
