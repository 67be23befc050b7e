import { type BuiltIn, type BuiltInHost, isOn } from './builtIn';

const DEFAULT_INTERVAL_MS = 5000;
/** A scroll that stood still for so long has arrived. */
const SETTLED_MS = 120;

/** A row that snaps: a finger moves it as it moves any row, and where it stops is the current item. */
export const swiper: BuiltIn = {
  create(host) {
    const { element, fire } = host;
    let settling: ReturnType<typeof setTimeout> | undefined;
    let autoplay: ReturnType<typeof setInterval> | undefined;
    let source = 'touch';
    const arrive = () => {
      const current = Math.round(element.scrollLeft / Math.max(1, element.clientWidth));
      if (String(current) === element.dataset['current']) return;
      element.dataset['current'] = String(current);
      fire('change', { current, source });
      fire('animationfinish', { current, source });
      source = 'touch';
    };
    element.addEventListener('scroll', () => {
      clearTimeout(settling);
      settling = setTimeout(arrive, SETTLED_MS);
    });
    element.addEventListener('wx-autoplay', () => {
      clearInterval(autoplay);
      if (!isOn(host.property('autoplay'))) return;
      autoplay = setInterval(
        () => {
          if (!element.isConnected) return clearInterval(autoplay);
          const count = itemCount(host);
          const next = Number(element.dataset['current'] ?? 0) + 1;
          if (next >= count && !isOn(host.property('circular'))) return;
          source = 'autoplay';
          show(host, next % Math.max(1, count));
        },
        Number(host.property('interval') ?? DEFAULT_INTERVAL_MS),
      );
    });
  },
  update(host) {
    const { element, property } = host;
    const wanted = String(property('current') ?? 0);
    if (element.dataset['wanted'] !== wanted) {
      element.dataset['wanted'] = wanted;
      element.dataset['current'] = wanted;
      requestAnimationFrame(() => show(host, Number(wanted)));
    }
    const pace = `${String(property('autoplay'))} ${String(property('interval'))}`;
    if (element.dataset['pace'] === pace) return;
    element.dataset['pace'] = pace;
    element.dispatchEvent(new CustomEvent('wx-autoplay'));
  },
};

const itemCount = ({ element }: BuiltInHost) => element.querySelectorAll('wx-swiper-item').length;

function show({ element }: BuiltInHost, index: number): void {
  element.scrollTo({ left: index * element.clientWidth, behavior: 'instant' });
}
