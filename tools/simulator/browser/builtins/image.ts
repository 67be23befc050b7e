import { showAccessibility } from './accessibility';
import { type BuiltIn, inner, isOn } from './builtIn';

const FITS: Record<string, string> = { aspectFit: 'contain', aspectFill: 'cover', center: 'none' };

export const image: BuiltIn = {
  create(host) {
    const picture = inner(host, 'img');
    picture.alt = '';
    picture.addEventListener('load', () =>
      host.fire('load', { width: picture.naturalWidth, height: picture.naturalHeight }),
    );
    picture.addEventListener('error', () => host.fire('error', { errMsg: `GET ${picture.src} fail` }));
  },
  update(host) {
    const { element, property, phone } = host;
    const picture = inner(host, 'img');
    const mode = String(property('mode') ?? 'scaleToFill');
    picture.style.objectFit = FITS[mode] ?? 'fill';
    element.classList.toggle('wx-image-width-fix', mode === 'widthFix');
    picture.loading = isOn(property('lazy-load')) ? 'lazy' : 'eager';
    showAccessibility(host);
    const source = String(property('src') ?? '');
    if (picture.dataset['source'] === source) return;
    picture.dataset['source'] = source;
    if (source === '') return picture.removeAttribute('src');
    void phone.locate(source).then((address) => {
      if (picture.dataset['source'] !== source) return;
      if (address === undefined) host.fire('error', { errMsg: `GET ${source} fail` });
      else picture.src = address;
    });
  },
};
