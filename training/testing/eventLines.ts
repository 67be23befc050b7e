import { type AppEvent, type EventDraft } from '../../src/contracts';

/** An event of an export with fields that its contract does not know yet. */
export type LoggedDraft = EventDraft & { propensity?: unknown; policy?: unknown };

/** Writes lines of an events export: ids are minted, time goes on by one second a line. */
export function createEventLines() {
  const lines: string[] = [];
  return {
    add(
      user: string,
      sessionId: string,
      draft: LoggedDraft,
      atMs = 1_800_000_000_000 + 1000 * lines.length,
    ): void {
      const event = {
        schemaVersion: 1,
        eventId: `00000000-0000-4000-8000-${String(lines.length).padStart(12, '0')}`,
        occurredAtMs: atMs,
        sessionId,
        ...draft,
      } satisfies Omit<AppEvent, 'kind'> & LoggedDraft;
      lines.push(JSON.stringify({ user, event }));
    },
    text: () => `${lines.join('\n')}\n`,
  };
}
