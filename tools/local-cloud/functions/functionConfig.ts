import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

/**
 * `config.json` of a cloud function, deployed with it. `triggers` and `permissions` are the service's own;
 * `timeout` and `memorySize` are set in its console and noted here under the names of `cloudbaserc.json`,
 * with the service's limits and defaults.
 */
const FunctionConfig = v.object({
  /** Seconds. */
  timeout: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(60)), 5),
  /** MiB. */
  memorySize: v.optional(v.picklist([64, 128, 256, 512, 1024]), 256),
  /** Whether the function is reachable by anybody at a URL ("HTTP access"), without an identity. */
  http: v.optional(v.boolean(), false),
  triggers: v.optional(
    v.array(
      v.object({
        name: v.pipe(v.string(), v.minLength(1)),
        type: v.literal('timer'),
        /** Second, minute, hour, day, month, weekday, year; in UTC+8. */
        config: v.pipe(v.string(), v.regex(/^\S+( \S+){6}$/, 'expected seven fields')),
      }),
    ),
    [],
  ),
});
export type FunctionConfig = v.InferOutput<typeof FunctionConfig>;

/** Throws with the file and field when `<folder>/config.json` is not one; a missing file means the defaults. */
export function loadFunctionConfig(folder: string): FunctionConfig {
  const path = join(folder, 'config.json');
  let text = '{}';
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const result = v.safeParse(FunctionConfig, JSON.parse(text));
  if (result.success) return result.output;
  const issues = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'file'}: ${issue.message}`);
  throw new Error(`${path}: ${issues.join('; ')}`);
}
