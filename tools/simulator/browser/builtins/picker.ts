import { type BuiltIn, type BuiltInHost, isOn } from './builtIn';

/** A tap offers the entries of a `selector`; the other modes are not simulated and say so. */
export const picker: BuiltIn = {
  create(host) {
    host.element.addEventListener('click', () => void choose(host));
  },
  update({ property }) {
    const mode = property('mode') ?? 'selector';
    if (mode !== 'selector' && mode !== '')
      throw new Error(`<picker mode="${String(mode)}"> is not simulated`);
  },
};

async function choose({ property, fire, phone }: BuiltInHost): Promise<void> {
  if (isOn(property('disabled'))) return;
  const range = (property('range') ?? []) as unknown[];
  const key = property('range-key');
  const entries = range.map((entry) =>
    String(typeof key === 'string' && key !== '' ? (entry as Record<string, unknown>)[key] : entry),
  );
  const value = await phone.choose('请选择', entries, Number(property('value') ?? 0));
  if (value === undefined) fire('cancel', {});
  else fire('change', { value });
}
