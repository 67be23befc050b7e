import {
  parseManifest,
  parseSignedManifest,
  type ManifestResult,
  type ModelName,
  type ModelsRequest,
} from '../../src/contracts';
import { fail, succeed, type Reply } from '../runtime/reply';

export interface ModelsContext {
  /** The stored manifest of the highest version, unparsed; `undefined` when there is none. */
  findNewest: (model: ModelName) => Promise<unknown>;
}

/**
 * The newest signed manifest of a model. The signature is the phone's to check, which alone knows whom to
 * trust; what no phone could even read is not sent out.
 */
export async function answerModels(
  { model }: ModelsRequest,
  { findNewest }: ModelsContext,
): Reply<ManifestResult> {
  const stored = await findNewest(model);
  if (stored === undefined) return succeed({});
  const signed = parseSignedManifest(stored);
  if (!signed.ok) return fail('internal', `the newest manifest of ${model} is malformed`, signed);
  const manifest = parseManifest(signed.value.payload);
  if (!manifest.ok) return fail('internal', `the newest manifest of ${model} is malformed`, manifest);
  return succeed({ signed: signed.value });
}
