/** Timers of one app launch: all of them end when the app is killed. */
export function createAppTimers() {
  const timeouts = new Set<number>();
  const intervals = new Set<number>();

  return {
    api: {
      setTimeout(task: (...values: unknown[]) => void, delayMs?: number, ...values: unknown[]): number {
        const id = window.setTimeout(() => {
          timeouts.delete(id);
          task(...values);
        }, delayMs);
        timeouts.add(id);
        return id;
      },
      clearTimeout(id: number) {
        timeouts.delete(id);
        window.clearTimeout(id);
      },
      setInterval(task: () => void, delayMs?: number): number {
        const id = window.setInterval(task, delayMs);
        intervals.add(id);
        return id;
      },
      clearInterval(id: number) {
        intervals.delete(id);
        window.clearInterval(id);
      },
    },
    stop() {
      timeouts.forEach((id) => window.clearTimeout(id));
      intervals.forEach((id) => window.clearInterval(id));
    },
  };
}
