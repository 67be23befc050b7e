import { type Identifiers } from '../identifiers';

/** Version 4 UUIDs that count upwards, so that a failing test can be read. `space` keeps two sources apart. */
export function createSequentialIdentifiers(space = 0): Identifiers {
  let next = 0;
  return {
    uuid() {
      next += 1;
      const hex = next.toString(16).padStart(12, '0');
      return `${space.toString(16).padStart(8, '0')}-0000-4000-8000-${hex}`;
    },
  };
}
