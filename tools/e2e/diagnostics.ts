/** What the developer overlay says, by the name of its line: `backend` → `webgl`. */
export type Diagnostics = Partial<Record<string, string>>;

/** @param lines such as `backend: webgl` */
export function parseDiagnostics(lines: readonly string[]): Diagnostics {
  return Object.fromEntries(
    lines.map((line) => {
      const [name, ...value] = line.trim().split(': ');
      return [name!, value.join(': ')];
    }),
  );
}
