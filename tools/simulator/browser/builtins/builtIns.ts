import { showAccessibility } from './accessibility';
import { type BuiltIn } from './builtIn';
import { button } from './button';
import { canvas } from './canvas';
import { followFinger } from './hover';
import { image } from './image';
import { picker } from './picker';
import { scrollView } from './scrollView';
import { swiper } from './swiper';
import { switchControl } from './switch';
import { textField } from './textField';

const box: BuiltIn = { create: followFinger, update: showAccessibility };

/** Every tag that is simulated. A template that uses another one fails by name. */
export const BUILT_INS: Record<string, BuiltIn> = {
  view: box,
  text: { update: showAccessibility },
  button,
  image,
  input: textField('input'),
  textarea: textField('textarea'),
  'scroll-view': scrollView,
  swiper,
  'swiper-item': {},
  switch: switchControl,
  picker,
  canvas,
};
