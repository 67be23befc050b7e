/** `ready in 12 s` lines; one a step, also when several steps run at once. */
export interface Progress {
  step<Result>(title: string, task: () => Promise<Result>): Promise<Result>;
  line(text: string): void;
}

export function createProgress(write: (line: string) => void, nowMs: () => number = Date.now): Progress {
  return {
    async step(title, task) {
      const startedMs = nowMs();
      write(`${title} …`);
      const result = await task();
      write(`${title}: done in ${((nowMs() - startedMs) / 1000).toFixed(1)} s`);
      return result;
    },
    line: write,
  };
}
