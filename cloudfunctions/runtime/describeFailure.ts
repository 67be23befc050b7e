const LONGEST = 2_000;

/**
 * What the log may hold of a failure: its kind, its code and where it happened. A message may quote what a shopper sent (a
 * parser's does), so of it only what this project's own errors say without data is kept: nothing between quotes, no numbers
 * of four digits or more, nothing that is not ASCII.
 */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) {
    const { errCode, code } = (error ?? {}) as { errCode?: unknown; code?: unknown };
    return `failure with code ${scrub(String(errCode ?? code ?? 'none'))}`;
  }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}: ${scrub(error.message)}`, ...frames].join('\n').slice(0, LONGEST);
}

function scrub(text: string): string {
  return text
    .replace(/(["'`]).*?\1/gs, '"…"')
    .replace(/received .*/gs, 'received …')
    .replace(/\d{4,}/g, '…')
    .replace(/[^\x20-\x7e…]+/g, '…');
}
