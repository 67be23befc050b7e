import { mergeLogs } from '../datasets/mergeLogs';
import { readDatasetFolder } from '../datasets/datasetFolder';
import { readEventExport } from '../datasets/eventExport';
import { readItemTable } from '../datasets/itemTable';
import { combineSha256 } from '../datasets/combineSha256';
import { readOnlineRetail, splitByTime } from '../datasets/onlineRetail';
import { readSequenceFile } from '../datasets/sequenceFile';
import { readShopFolder } from '../datasets/shopFolder';
import { type InteractionLog } from '../datasets/interactionLog';
import { InputError } from '../inputError';

/** Where interactions may come from; several sources are read one after the other. */
export interface SourceOptions {
  sequences?: string;
  items?: string;
  shop?: string;
  events?: string;
  dataset?: string;
  onlineRetail?: string;
  until?: string;
  licence?: string;
}

/** Reads all sources that were named. Throws an InputError when there is none, or when one is wrong. */
export function readLogs(options: SourceOptions): InteractionLog {
  const logs: InteractionLog[] = [];
  if (options.shop) logs.push(readShopFolder(options.shop));
  if (options.sequences) logs.push(named(options.sequences, readSequenceFile(options.sequences)));
  if (options.events) logs.push(named(options.events, readEventExport(options.events)));
  if (options.dataset) logs.push(readDatasetFolder(options.dataset).log);
  if (options.onlineRetail) {
    const retail = readOnlineRetail(options.onlineRetail);
    const { sequences } = splitByTime(retail.purchases, dateOrNever(options.until));
    const name = options.until ? `${retail.name} to ${options.until}` : retail.name;
    logs.push({ ...retail, name, sequences });
  } else if (options.until) {
    throw new InputError('--until belongs to --online-retail');
  }
  if (logs.length === 0) {
    throw new InputError('expected a source: --sequences, --shop, --events, --dataset or --online-retail');
  }
  const log = mergeLogs(logs);
  const table = options.items ? readItemTable(options.items) : undefined;
  return {
    ...log,
    licence: options.licence ?? log.licence,
    ...(table && {
      itemFields: new Map([...log.itemFields, ...table.itemFields]),
      sha256: combineSha256([log.sha256, table.sha256]),
    }),
  };
}

function dateOrNever(until: string | undefined): string {
  if (until === undefined) return '9999-12-31';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until)) throw new InputError(`--until: expected YYYY-MM-DD, got ${until}`);
  return until;
}

function named(
  path: string,
  { sequences, sha256 }: Pick<InteractionLog, 'sequences' | 'sha256'>,
): InteractionLog {
  const name = path.split(/[\\/]/).at(-1)!;
  return { name, sha256, licence: 'not stated', simulated: false, sequences, itemFields: new Map() };
}
