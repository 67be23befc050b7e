import { textTable } from '../../training/cli/textTable';
import { type DownloadCosts } from './downloadCosts';

/** A line a file, with the whole and what is loaded of it. */
export function compareText({ files, ...total }: DownloadCosts): string {
  const rows = [...files, { name: 'together', ...total }].map(({ name, wholeBytes, loadedBytes }) => [
    name,
    String(wholeBytes),
    String(loadedBytes),
    `${((100 * loadedBytes) / wholeBytes).toFixed(1)} %`,
  ]);
  return textTable([['file', 'bytes', 'loaded', 'of the whole'], ...rows]);
}
