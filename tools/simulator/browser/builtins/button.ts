import { showAccessibility } from './accessibility';
import { type BuiltIn, isOn } from './builtIn';
import { followFinger } from './hover';

export const button: BuiltIn = {
  create(host) {
    followFinger(host);
    host.element.addEventListener('click', () => {
      if (isOn(host.property('disabled'))) return;
      if (host.property('open-type') === 'share') host.phone.share();
      if (host.property('open-type') !== 'agreePrivacyAuthorization') return;
      host.phone.agreeToPrivacyBy(host.element.id);
      host.fire('agreeprivacyauthorization');
    });
  },
  update(host) {
    const { element, property } = host;
    showAccessibility(host);
    if (!element.hasAttribute('role')) element.setAttribute('role', 'button');
    element.dataset['type'] = String(property('type') ?? 'default');
    element.classList.toggle('wx-disabled', isOn(property('disabled')));
  },
};
