/** Timers of one app launch: all of them end when the app is killed. */
export function createAppTimers() {
  const timeouts = new Set<unknown>();
  const intervals = new Set<unknown>();

  return {
    api: {
      setTimeout(task: (...values: unknown[]) => void, delayMs?: number, ...values: unknown[]): unknown {
        const id = globalThis.setTimeout(() => {
          timeouts.delete(id);
          task(...values);
        }, delayMs);
        timeouts.add(id);
        return id;
      },
      clearTimeout(id: number) {
        timeouts.delete(id);
        globalThis.clearTimeout(id);
      },
      setInterval(task: () => void, delayMs?: number): unknown {
        const id = globalThis.setInterval(task, delayMs);
        intervals.add(id);
        return id;
      },
      clearInterval(id: number) {
        intervals.delete(id);
        globalThis.clearInterval(id);
      },
    },
    stop() {
      timeouts.forEach((id) => globalThis.clearTimeout(id as number));
      intervals.forEach((id) => globalThis.clearInterval(id as number));
    },
  };
}
