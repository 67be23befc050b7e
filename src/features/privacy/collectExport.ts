import { type ExportCursor, type ExportPage } from '../../contracts';
import { type CallOutcome } from '../../shopClient/callFunction';
import { type PrivacyClient } from '../../shopClient/privacyClient';

/** More pages than any shopper has: an answer that never ends must not fill the phone. */
const MOST_PAGES = 500;
/** What a phone can hold as one text and one file. */
const MOST_CHARACTERS = 20_000_000;

export interface DataExport {
  /** The file: JSON, readable without the shop. */
  text: string;
  documents: number;
  /** False when there was more than a file can hold. */
  isComplete: boolean;
}

/**
 * Everything the cloud holds of the shopper, and what this phone does, as one file.
 * @param device what lies on the phone, by name
 */
export async function collectExport(
  privacy: PrivacyClient,
  device: Record<string, unknown>,
  exportedAtMs: number,
  onProgress: (documents: number) => void = () => undefined,
): Promise<CallOutcome<DataExport>> {
  const cloud: Record<string, unknown[]> = {};
  let documents = 0;
  let characters = 0;
  let cursor: ExportCursor | undefined;
  let isComplete = false;
  for (let pages = 0; pages < MOST_PAGES && characters < MOST_CHARACTERS && !isComplete; pages += 1) {
    const outcome: CallOutcome<ExportPage> = await privacy.call<'export'>({
      action: 'export',
      ...(cursor && { cursor }),
    });
    if (!outcome.ok) return outcome;
    for (const { collection, document } of outcome.value.documents) {
      (cloud[collection] ??= []).push(document);
      characters += JSON.stringify(document).length;
      documents += 1;
    }
    onProgress(documents);
    cursor = outcome.value.nextCursor;
    isComplete = cursor === undefined;
  }
  const exportedAt = new Date(exportedAtMs).toISOString();
  const text = JSON.stringify({ exportedAt, isComplete, cloud, phone: device }, null, 2);
  return { ok: true, value: { text, documents, isComplete } };
}
