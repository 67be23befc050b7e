import * as v from 'valibot';
import { type CloudFiles } from '../runtime/cloudFiles';
import { type Database } from '../runtime/database';
import { possiblePhotoPaths, uploadPath } from './photoPaths';

const Upload = v.object({ _id: v.string(), reviewId: v.optional(v.string()) });

/** Of one call. */
const MAX_UPLOADS = 100;

/**
 * Removes at most 100 uploads that match, their files first: what is cut short is found again. Of an upload that no review has,
 * a copy may have been published by a review that came to nothing; of another the review looks after its photos itself.
 * Returns how many there were.
 */
export async function discardUploads(query: object, database: Database, files: CloudFiles): Promise<number> {
  const uploads = database.collection('photoUploads');
  const { data } = await uploads.where(query).orderBy('preparedAtMs', 'asc').limit(MAX_UPLOADS).get();
  const found = data.map((upload) => v.parse(Upload, upload));
  if (found.length === 0) return 0;
  await files.remove(
    found.flatMap(({ _id, reviewId }) => [
      uploadPath(_id),
      ...(reviewId === undefined ? possiblePhotoPaths(_id) : []),
    ]),
  );
  await uploads.where({ _id: database.command.in(found.map(({ _id }) => _id)) }).remove();
  return found.length;
}
