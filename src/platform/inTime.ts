/** Beyond it a poster goes on without the picture. */
export const PICTURE_TIMEOUT_MS = 8000;

/** What `work` gives, or `undefined` when it fails or takes longer. */
export function inTime<Result>(work: Promise<Result>, timeoutMs: number): Promise<Result | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), timeoutMs);
    work.then(resolve, () => resolve(undefined)).finally(() => clearTimeout(timer));
  });
}
