/** Input that breaks its format, told in words for the person who supplied it. Nothing has been written. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** `file:line: expected …, got …`, the form editors jump to. Lines count from 1. */
export function lineError(file: string, line: number, expected: string, got: string): InputError {
  const shown = got.length > 60 ? `${got.slice(0, 60)}…` : got;
  return new InputError(`${file}:${line}: expected ${expected}, got ${JSON.stringify(shown)}`);
}
