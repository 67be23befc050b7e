/** One thing that the built product must satisfy. */
export interface Check {
  name: string;
  /** What was found, for people: `486 KB`, `31 templates`. */
  found: string;
  /** What is allowed: `≤ 1024 KB`. */
  allowed: string;
  passed: boolean;
  /** What to look at when it did not pass. */
  detail?: string;
}

const KIB = 1024;

/** A size against its limit; KB are 1,024 bytes, as WeChat counts them. */
export function sizeCheck(name: string, sizeBytes: number, limitBytes: number, detail?: string): Check {
  const inKilobytes = (bytes: number) => `${(bytes / KIB).toFixed(bytes < 100 * KIB ? 1 : 0)} KB`;
  return {
    name,
    found: inKilobytes(sizeBytes),
    allowed: `≤ ${(limitBytes / KIB).toLocaleString('en')} KB`,
    passed: sizeBytes <= limitBytes,
    ...(detail && { detail }),
  };
}

/** A check that passes when `problems` is empty. */
export function problemCheck(name: string, found: string, allowed: string, problems: string[]): Check {
  const passed = problems.length === 0;
  return { name, found, allowed, passed, ...(!passed && { detail: problems.join('\n') }) };
}
