/**
 * Taro's templates for WeChat know no accessibility attribute; these are added to the templates at build time and to the
 * runtime's table of attributes. An empty default leaves the attribute off.
 */
const ATTRIBUTES = {
  'aria-role': '',
  'aria-label': '',
  'aria-hidden': '',
  'aria-checked': '',
  'aria-selected': '',
  'aria-disabled': '',
};

export const ariaAttributes = {
  View: ATTRIBUTES,
  Text: ATTRIBUTES,
  Image: ATTRIBUTES,
  Input: ATTRIBUTES,
  Textarea: ATTRIBUTES,
  Switch: ATTRIBUTES,
  ScrollView: ATTRIBUTES,
};
