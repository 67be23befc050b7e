/** Polls until `attempt` no longer throws and gives its result; after `timeoutMs` throws what it threw last. */
export async function eventually<Result>(
  attempt: () => Result | Promise<Result>,
  timeoutMs = 15_000,
  intervalMs = 100,
): Promise<Result> {
  const endMs = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > endMs) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
}
