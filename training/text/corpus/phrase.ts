import { type SeededRandom } from '../../random/seededRandom';

/** One of them, each as likely as it is often listed. */
export function pick<T>(random: SeededRandom, choices: readonly T[]): T {
  return choices[random.below(choices.length)]!;
}

export function chance(random: SeededRandom, probability: number): boolean {
  return random.next() < probability;
}

/** Puts values into `{name}` slots. Throws for a slot without a value. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (slot, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`no value for ${slot} in ${template}`);
    return value;
  });
}
