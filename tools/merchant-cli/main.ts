import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { CLOUD_KEY_ID } from '../../cloudfunctions/runtime/auditEntry';
import { addOrdersCommands } from './ordersCommands';
import { readAuditLog } from './auditLog';
import { promote, rollBack, stop } from './changeRollout';
import { type CloudOptions, onCloud, openShop } from './cloudOptions';
import { EXPORT_FORMATS, exportEvents, type ExportFormat } from './export/exportEvents';
import { lossFile } from './export/jsonLinesSink';
import { compareText } from './compareText';
import { downloadCosts } from './downloadCosts';
import { BadRowsError, importCatalogue } from './importCatalogue';
import { EXIT } from './merchantError';
import { createMerchantKeys, KEYS_DIR, knownPublicKeys } from './merchantKeys';
import { describeFailure } from './describeFailure';
import { openCloud } from './openCloud';
import { publishArtifact } from './publishArtifact';
import { readArtifact } from './readArtifact';
import { readShopId } from './readShopId';
import { readStatus } from './readStatus';
import { listRoles, setRole } from './roles';
import { rotateKeys } from './rotateKeys';
import { statusText } from './statusText';
import { createTerminal } from './terminal';

const program = new Command('merchant')
  .description("The merchant's side of the loop: keys, catalogue, orders, events, models, roles")
  .addHelpText(
    'after',
    `
Exit codes: 0 done, 1 failed, 2 wrong use, 3 the cloud does not answer, 4 rows of a file are wrong (nothing was
imported), 5 refused by a check (nothing was changed), 130 interrupted.

--env local (the default) is the cloud that \`npm start\` runs. Any other name is an environment of WeChat's cloud; its
owner's TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY come from the environment variables alone.`,
  );

program
  .command('init')
  .description('makes the keys that sign models and pseudonymise shoppers')
  .requiredOption('--shop <id>', 'shop id, as in shop.json')
  .option('--keys <dir>', 'folder of the key files', KEYS_DIR)
  .option('--json', 'print one JSON object')
  .action(({ shop, keys, json }: { shop: string; keys: string; json?: boolean }) => {
    const { keyId, publicKey } = createMerchantKeys(shop, resolve(keys));
    const terminal = createTerminal(json);
    terminal.print({ shopId: shop, keyId, publicKey }, JSON.stringify({ [keyId]: publicKey }));
    terminal.note(
      'Phones must be built with this public key. Keep the key file out of git: it cannot be made again.',
    );
  });

onCloud(program.command('import-catalogue'), 'adds or changes goods from a table, all or none')
  .argument('<file>', '.csv, .jsonl or .xlsx, with a row that names the columns')
  .action(async (file: string, options: CloudOptions) => {
    const terminal = createTerminal(options.json);
    const summary = await importCatalogue({
      cloud: openCloud(options),
      file: resolve(file),
      onProgress: (done, total) => terminal.progress('goods', done, total),
    });
    terminal.endProgress();
    terminal.print(summary, `${file}: ${summary.added} goods added, ${summary.changed} changed`);
    const { unknownColumns } = summary;
    if (unknownColumns.length > 0) terminal.note(`columns that were not read: ${unknownColumns.join(', ')}`);
  });

onCloud(
  program.command('export-events'),
  'adds the events that arrived since the last export, each once, without openids',
)
  .requiredOption('--out <path>', 'file of JSON lines, or folder of Parquet files')
  .addOption(new Option('--format <name>', 'of the rows').choices(EXPORT_FORMATS).default('jsonl'))
  .option('--since <time>', 'begin with what arrived then, e.g. 2026-11-01 or 2026-11-01T08:00Z', parseTime)
  .action(
    async ({
      out,
      format,
      since,
      ...options
    }: CloudOptions & { out: string; format: ExportFormat; since?: number }) => {
      const terminal = createTerminal(options.json);
      const { cloud, keys } = await openShop(options);
      const summary = await exportEvents({
        cloud,
        pseudonymKey: keys.pseudonymKey,
        out: resolve(out),
        format,
        ...(since !== undefined && { sinceMs: since }),
        onProgress: ({ batches, ofBatches, events }) =>
          terminal.progress(`batches, ${events} events`, batches, Math.max(batches, ofBatches)),
      });
      terminal.endProgress();
      const { events, users, totalEvents, repeated, malformed, late, future, lost } = summary;
      const losses = format === 'jsonl' ? lossFile(out) : `${out}/losses-*.parquet`;
      terminal.print(
        summary,
        `${out}: ${events} new events of ${users} shoppers, ${totalEvents} in all ` +
          `(${repeated} repeated, ${malformed} malformed, ${late} late, ${future} ahead of time)` +
          (lost > 0 ? `; phones gave up ${lost}: ${losses}` : ''),
      );
    },
  );

program
  .command('train')
  .description('trains a recommender; all options are those of `npm run train -- recommender`')
  .allowUnknownOption()
  .helpOption(false)
  .argument('[options...]')
  .action((_: string[], __: object, command: Command) => runTraining(command.args));

program
  .command('compare')
  .description('what phones that have one artifact load for another, before it is published')
  .argument('<old>', 'folder with card.json, weights.bin, …')
  .argument('<new>', 'another one')
  .option('--json', 'print one JSON object')
  .action((old: string, next: string, { json }: { json?: boolean }) => {
    const costs = downloadCosts(readArtifact(resolve(old)), readArtifact(resolve(next)));
    createTerminal(json).print(costs, compareText(costs));
  });

onCloud(program.command('publish'), 'checks, uploads and signs an artifact as the next version')
  .requiredOption('--artifact <dir>', 'folder with card.json, weights.bin, …')
  .option('--percent <number>', 'share of phones that install it', parsePercent, 100)
  .option('--force', 'publish against the objections of the checks; they go into the audit log', false)
  .action(
    async ({
      artifact,
      percent,
      force,
      ...options
    }: CloudOptions & { artifact: string; percent: number; force: boolean }) => {
      const terminal = createTerminal(options.json);
      const manifest = await publishArtifact({
        ...(await openShop(options)),
        artifactDir: resolve(artifact),
        percent,
        force,
        onProgress: ({ index, count }) => terminal.progress('files', index + 1, count),
      });
      terminal.endProgress();
      const { model, version, artifactVersion } = manifest;
      terminal.print(
        manifest,
        `${model} ${artifactVersion} is version ${version}, for ${percent} % of phones`,
      );
    },
  );

onCloud(program.command('status'), 'shows versions, phones, their health, and what the cloud holds').action(
  async (options: CloudOptions) => {
    const terminal = createTerminal(options.json);
    const status = await readStatus(openCloud(options));
    terminal.print(status, statusText(status, terminal, Date.now()));
  },
);

onCloud(program.command('promote'), 'gives the newest version to more phones')
  .requiredOption('--percent <number>', 'share of phones that install it', parsePercent)
  .action(async ({ percent, ...options }: CloudOptions & { percent: number }) => {
    const manifest = await promote({ ...(await openShop(options)), percent });
    const { version, artifactVersion } = manifest;
    createTerminal(options.json).print(
      manifest,
      `${artifactVersion} is version ${version}, for ${percent} % of phones`,
    );
  });

onCloud(program.command('rollback'), 'brings an earlier model back to every phone, as a new version')
  .option('--to <version>', 'which one (default: the one before)', parseVersion)
  .action(async ({ to, ...options }: CloudOptions & { to?: number }) => {
    const manifest = await rollBack({ ...(await openShop(options)), ...(to !== undefined && { to }) });
    const { version, artifactVersion, revertsTo } = manifest;
    createTerminal(options.json).print(
      manifest,
      `${artifactVersion}, which was version ${revertsTo}, is version ${version} for every phone`,
    );
  });

onCloud(program.command('stop'), 'the kill switch: every phone stops using models').action(
  async (options: CloudOptions) => {
    const manifest = await stop(await openShop(options));
    createTerminal(options.json).print(
      manifest,
      `version ${manifest.version} switches models off; promote or publish switches them on again`,
    );
  },
);

const keysCommand = program.command('keys').description('the keys that sign models');
onCloud(
  keysCommand.command('rotate'),
  'puts a new signing key in the place of the old one, signed by both',
).action(async (options: CloudOptions) => {
  const { cloud, keys } = await openShop(options);
  const next = await rotateKeys({ cloud, shopId: keys.shopId, keysDir: resolve(options.keys) });
  const { keyId, publicKey } = next;
  const terminal = createTerminal(options.json);
  terminal.print({ oldKeyId: keys.keyId, keyId, publicKey }, JSON.stringify({ [keyId]: publicKey }));
  terminal.note('Phones follow by themselves; build the next version of the app with this public key.');
});

const roles = program.command('roles').description('who may do more than shop: owner, operator, analyst');
onCloud(roles.command('list'), 'shows everybody who has a role').action(async (options: CloudOptions) => {
  const holders = await listRoles(openCloud(options));
  const lines = holders.map(({ openid, role }) => `${role.padEnd(9)} ${openid}`);
  createTerminal(options.json).print(holders, lines.join('\n') || 'nobody has a role');
});
onCloud(roles.command('set'), 'gives a role, or takes it with none')
  .argument('<openid>')
  .argument('<role>', 'owner, operator, analyst or none')
  .action(async (openid: string, role: string, options: CloudOptions) => {
    const { cloud, keys } = await openShop(options);
    await setRole(cloud, keys, { openid, role, atMs: Date.now() });
    createTerminal(options.json).print({ openid, role }, `${openid} is ${role}`);
  });

addOrdersCommands(program);

onCloud(program.command('log'), 'shows what was done, and whether the log is whole').action(
  async (options: CloudOptions) => {
    const database = openCloud(options).database();
    const known = knownPublicKeys(await readShopId(database), resolve(options.keys));
    const entries = await readAuditLog(database, known);
    const lines = entries.map(
      ({ atMs, action, detail }) => `${new Date(atMs).toISOString()} ${action} ${detail}`,
    );
    const terminal = createTerminal(options.json);
    terminal.print(entries, lines.join('\n') || 'nothing was done yet');
    const strangers = entries.filter(({ keyId }) => keyId !== CLOUD_KEY_ID && !Object.hasOwn(known, keyId));
    if (strangers.length > 0) {
      terminal.note(
        `${strangers.length} of ${entries.length} entries are signed by keys that are not in ${options.keys}: their signatures were not checked`,
      );
    }
  },
);

// Nothing to tidy up: every change is one write, or does not count until its last one.
process.once('SIGINT', () => process.exit(130));

for (const command of [program, ...descendants(program)]) command.exitOverride();
program.parseAsync().catch((error: Error & { errMsg?: string; code?: string; exitCode?: number }) => {
  if (error.code?.startsWith('commander.')) {
    process.exitCode = error.exitCode === 0 ? 0 : EXIT.wrongUse; // commander has told why
    return;
  }
  const { message, exitCode } = describeFailure(error);
  if (process.argv.includes('--json')) {
    const rows = error instanceof BadRowsError ? { rows: error.rows } : {};
    console.log(JSON.stringify({ error: message, exitCode, ...rows }));
  } else console.error(message);
  process.exitCode = exitCode;
});

function descendants(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...descendants(child)]);
}

async function runTraining(options: readonly string[]): Promise<void> {
  const cli = resolve(__dirname, '../../training/trainCli.ts');
  const child = spawn(process.execPath, [...process.execArgv, cli, 'recommender', ...options], {
    stdio: 'inherit',
  });
  process.exitCode = await new Promise((done) => child.on('close', (code) => done(code ?? 130)));
}

function parsePercent(text: string): number {
  const percent = Number(text);
  if (text.trim() !== '' && percent >= 0 && percent <= 100) return percent;
  throw new InvalidArgumentError('expected a number from 0 to 100');
}

/** A day alone begins at midnight where the shop is (UTC+8). */
function parseTime(text: string): number {
  const timeMs = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00+08:00` : text);
  if (/^\d{4}-/.test(text) && timeMs >= 0) return timeMs;
  throw new InvalidArgumentError('expected a day or a time, like 2026-11-01 or 2026-11-01T08:00Z');
}

function parseVersion(text: string): number {
  const version = Number(text);
  if (Number.isInteger(version) && version > 0) return version;
  throw new InvalidArgumentError('expected the number of a version');
}
