export interface Accessible {
  role?:
    | 'button'
    | 'link'
    | 'switch'
    | 'tab'
    | 'tablist'
    | 'img'
    | 'alert'
    | 'status'
    | 'dialog'
    | 'heading'
    | 'radio'
    | 'radiogroup'
    | 'checkbox'
    | undefined;
  label?: string | undefined;
  /** Decoration that a screen reader leaves out. */
  hidden?: boolean | undefined;
  checked?: boolean | undefined;
  selected?: boolean | undefined;
  disabled?: boolean | undefined;
}

const isBrowser = process.env['TARO_ENV'] === 'h5';
const flag = (value: boolean | undefined) => (value === undefined ? undefined : String(value));

/** Accessibility as each platform spells it: WeChat `aria-role`, a browser `role`. Absent fields are left off. */
export function aria({ role, label, hidden, checked, selected, disabled }: Accessible): object {
  const attributes = {
    [isBrowser ? 'role' : 'ariaRole']: role,
    // A page has one level of headings below its title.
    ariaLevel: isBrowser && role === 'heading' ? '2' : undefined,
    ariaLabel: label,
    ariaHidden: flag(hidden),
    ariaChecked: flag(checked),
    ariaSelected: flag(selected),
    ariaDisabled: flag(disabled),
  };
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}

/**
 * The same for a field or a switch. Taro's H5 keeps the native one, which a screen reader meets and which knows its own
 * state, inside of an element of its own.
 */
export function fieldAria(field: Pick<Accessible, 'role' | 'label' | 'checked'>): object {
  if (!isBrowser) return aria(field);
  return { nativeProps: { 'aria-label': field.label, ...(field.role && { role: field.role }) } };
}
