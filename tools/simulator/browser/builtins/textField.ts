import { showAccessibility } from './accessibility';
import { type BuiltIn, type BuiltInHost, inner, isOn } from './builtIn';

const DEFAULT_MAX_LENGTH = 140;
/** The keyboard that a type brings up. */
const KEYBOARDS: Record<string, string> = { number: 'numeric', digit: 'decimal', idcard: 'numeric' };

/** `input` and `textarea`. */
export function textField(tag: 'input' | 'textarea'): BuiltIn {
  return {
    create(host) {
      const { fire } = host;
      const field = inner(host, tag);
      // The browser's own events would reach the template's listeners as well.
      field.addEventListener('change', (event) => event.stopPropagation());
      field.addEventListener('input', (event) => {
        event.stopPropagation();
        cut(host, field);
        fire('input', { value: field.value, cursor: field.selectionStart ?? 0, keyCode: 0 });
      });
      field.addEventListener('focus', () => fire('focus', { value: field.value, height: 0 }));
      field.addEventListener('blur', () =>
        fire('blur', { value: field.value, cursor: field.selectionStart ?? 0 }),
      );
      field.addEventListener('keydown', (event) => {
        const isConfirmed = (event as KeyboardEvent).key === 'Enter' && tag === 'input';
        if (isConfirmed) fire('confirm', { value: field.value });
      });
    },
    update(host) {
      const { property } = host;
      const field = inner(host, tag);
      const value = property('value');
      if (value !== undefined && value !== null && field.value !== String(value)) field.value = String(value);
      field.placeholder = String(property('placeholder') ?? '');
      field.disabled = isOn(property('disabled'));
      if (field instanceof HTMLInputElement) {
        field.type = isOn(property('password')) ? 'password' : 'text';
        field.inputMode = KEYBOARDS[String(property('type'))] ?? 'text';
      }
      showAccessibility(host, field);
      if (isOn(property('focus')) && document.activeElement !== field) field.focus();
    },
  };
}

function cut({ property }: BuiltInHost, field: HTMLInputElement | HTMLTextAreaElement): void {
  const given = property('maxlength');
  const longest = given === undefined || given === null || given === '' ? DEFAULT_MAX_LENGTH : Number(given);
  if (longest >= 0 && field.value.length > longest) field.value = field.value.slice(0, longest);
}
