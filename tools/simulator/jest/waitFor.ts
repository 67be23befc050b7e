const INTERVAL_MS = 10;

/** Polls until `attempt` no longer throws and gives its result; after `timeoutMs` throws what it threw last. */
export async function waitFor<Result>(
  attempt: () => Result | Promise<Result>,
  timeoutMs = 40_000,
): Promise<Result> {
  const endMs = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > endMs) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
  }
}
