import { showAccessibility } from './accessibility';
import { type BuiltIn, inner, isOn } from './builtIn';

export const switchControl: BuiltIn = {
  create(host) {
    const box = inner(host, 'input');
    box.type = 'checkbox';
    box.setAttribute('role', 'switch');
    box.addEventListener('change', (event) => {
      event.stopPropagation();
      host.fire('change', { value: box.checked });
    });
  },
  update(host) {
    const { element, property } = host;
    const box = inner(host, 'input');
    const checked = isOn(property('checked'));
    // Only a new value moves it: until the page answers, it stays where the shopper put it.
    if (element.dataset['checked'] !== String(checked)) box.checked = checked;
    element.dataset['checked'] = String(checked);
    box.disabled = isOn(property('disabled'));
    showAccessibility(host, box);
    box.setAttribute('role', 'switch');
  },
};
