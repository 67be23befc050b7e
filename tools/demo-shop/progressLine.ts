import type { OnProgress } from './shopFolder';

const MIN_INTERVAL_MS = 100;

/** One line that overwrites itself on a terminal; on a pipe, one line when a stage is complete. */
export function createProgressLine(
  stream: NodeJS.WriteStream,
  now: () => number = Date.now,
): { update: OnProgress; end(): void } {
  let writtenAtMs = -Infinity;
  return {
    update(stage, done, total) {
      const complete = done === total;
      if (!stream.isTTY) {
        if (complete) stream.write(`${stage} ${done}/${total}\n`);
        return;
      }
      if (!complete && now() - writtenAtMs < MIN_INTERVAL_MS) return;
      writtenAtMs = now();
      stream.write(`\r\u001b[K${stage} ${done}/${total}${complete ? '\n' : ''}`);
    },
    end() {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}
