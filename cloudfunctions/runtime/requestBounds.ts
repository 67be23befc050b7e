/** Above every honest request: a batch of events has at most 256 KB. */
export const MAX_REQUEST_CHARACTERS = 512 * 1024;
export const MAX_REQUEST_DEPTH = 16;

/** Whether a request is small and flat enough to be looked at, found out without recursion and without a copy. */
export function isWithinBounds(event: unknown): boolean {
  const open: { value: unknown; depth: number }[] = [{ value: event, depth: 0 }];
  let characters = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    characters += typeof value === 'string' ? value.length + 2 : 4;
    if (typeof value === 'object' && value !== null) {
      if (depth === MAX_REQUEST_DEPTH) return false;
      for (const [key, child] of Object.entries(value)) {
        characters += Array.isArray(value) ? 1 : key.length + 3;
        open.push({ value: child, depth: depth + 1 });
      }
    }
    if (characters > MAX_REQUEST_CHARACTERS) return false;
  }
  return true;
}
