import { type ItemVariant } from '../../contracts';

/** Option name → the value that was chosen. */
export type Chosen = ReadonlyMap<string, string>;

export interface OptionRow {
  name: string;
  /** In the order in which the variants name them. */
  values: readonly { value: string; isAvailable: boolean }[];
}

/** A variant can be had with the options chosen so far, whatever is chosen of this one. */
export function optionRows(variants: readonly ItemVariant[], chosen: Chosen): OptionRow[] {
  const names = variants[0]?.options.map(({ name }) => name) ?? [];
  return names.map((name) => {
    const others = new Map([...chosen].filter(([other]) => other !== name));
    const values = [...new Set(variants.map((variant) => valueOf(variant, name)))];
    return {
      name,
      values: values.map((value) => {
        const wanted = new Map(others).set(name, value);
        return {
          value,
          isAvailable: variants.some((variant) => variant.stock > 0 && fits(variant, wanted)),
        };
      }),
    };
  });
}

/** Choosing what is chosen takes the choice back. */
export function chooseOption(chosen: Chosen, name: string, value: string): Chosen {
  const next = new Map(chosen);
  if (next.get(name) === value) next.delete(name);
  else next.set(name, value);
  return next;
}

/** The variant that is chosen, once every option is and it is there. */
export function variantFor(variants: readonly ItemVariant[], chosen: Chosen): ItemVariant | undefined {
  return variants.find(
    (variant) => variant.options.length === chosen.size && variant.stock > 0 && fits(variant, chosen),
  );
}

const valueOf = ({ options }: ItemVariant, name: string) =>
  options.find((option) => option.name === name)?.value ?? '';

function fits(variant: ItemVariant, wanted: Chosen): boolean {
  return [...wanted].every(([name, value]) => valueOf(variant, name) === value);
}
