import { eventually } from '../../e2e/eventually';

/** `eventually` for an app in this very process: it answers at once, but starts slowly on a busy machine. */
export function waitFor<Result>(
  attempt: () => Result | Promise<Result>,
  timeoutMs = 40_000,
): Promise<Result> {
  return eventually(attempt, timeoutMs, 10);
}
