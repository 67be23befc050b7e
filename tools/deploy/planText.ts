import { type DeployPlan, type PlannedFile } from './deployPlan';

/** A plan for people: every file, every setting, no value of a secret. */
export function planText({ env, functions, collections, app }: DeployPlan): string {
  const total = (files: readonly PlannedFile[]) => files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const fileLines = (files: readonly PlannedFile[]) =>
    files.map(
      ({ path, sizeBytes, sha256 }) => `    ${sha256.slice(0, 12)} ${String(sizeBytes).padStart(9)} ${path}`,
    );
  return [
    `environment ${env}`,
    ...functions.flatMap((planned) => [
      `  function ${planned.name}: ${planned.timeoutSeconds} s, ${planned.memoryMiB} MiB, ${total(planned.files)} bytes`,
      `    openapi ${planned.openapi.join(', ') || 'none'}; environment ${planned.secrets.join(', ') || 'none'}`,
      ...planned.triggers.map(({ name, cron }) => `    trigger ${name}: ${cron}`),
      ...fileLines(planned.files),
    ]),
    ...collections.map(({ name, indexes }) => {
      const list = indexes.map(
        (index) => `${index.name}(${index.fields.join(', ')})${index.unique ? ' unique' : ''}`,
      );
      return `  collection ${name}${list.length > 0 ? `: ${list.join('; ')}` : ''}`;
    }),
    `  mini-program ${app.appid} ${app.version}: ${app.files.length} files, ${total(app.files)} bytes`,
    ...fileLines(app.files),
  ].join('\n');
}
