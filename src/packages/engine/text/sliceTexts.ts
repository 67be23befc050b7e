/** Of a frame at 60 Hz, what is left for the page's own work is as much again. */
const SLICE_MS = 8;
/** Before anything was measured: a slow phone's time for one character. */
const FIRST_MS_PER_CHARACTER = 0.2;

/** How many texts fit into a slice, learned while they are worked through. */
export interface TextSlices {
  /** The end of the slice that begins at `start`: at least one text. */
  endOf(lengths: readonly number[], start: number): number;
  /** Tells how long so many characters took. */
  took(characters: number, elapsedMs: number): void;
}

export function createTextSlices(): TextSlices {
  let msPerCharacter = FIRST_MS_PER_CHARACTER;
  return {
    endOf(lengths, start) {
      let characters = 0;
      let end = start;
      while (end < lengths.length) {
        characters += Math.max(1, lengths[end]!);
        if (end > start && characters * msPerCharacter > SLICE_MS) break;
        end += 1;
      }
      return end;
    },
    took(characters, elapsedMs) {
      // Half of what was believed, so that one pause of the system does not rule the next slices.
      if (characters > 0) msPerCharacter = (msPerCharacter + elapsedMs / characters) / 2;
    },
  };
}
