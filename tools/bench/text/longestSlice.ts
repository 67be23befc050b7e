/**
 * The longest time that a page can do nothing else while something runs: messages to itself, one after the other, come late
 * by as much.
 */
export async function longestSlice(run: () => Promise<unknown>): Promise<number> {
  const { port1, port2 } = new MessageChannel();
  let longestMs = 0;
  let lastMs = performance.now();
  const beat = () => {
    const nowMs = performance.now();
    longestMs = Math.max(longestMs, nowMs - lastMs);
    lastMs = nowMs;
  };
  port1.onmessage = () => {
    beat();
    port2.postMessage(undefined);
  };
  port2.postMessage(undefined);
  try {
    await run();
  } finally {
    beat();
    port1.close();
  }
  return longestMs;
}
