import { createPhotoDesk } from '../photos/photoDesk';
import { type PhotoModerator } from '../photos/photoModerator';
import { withdrawReview } from '../reviews/withdrawReview';
import { type Database } from '../runtime/database';
import { type TextModerator } from '../shop/textModerator';
import { type ReviewIntake } from '../shop/writeReview';
import { createMemoryCloudFiles, type MemoryCloudFiles } from './memoryCloudFiles';

export interface IntakeOptions {
  moderator?: TextModerator;
  photoModerator?: PhotoModerator;
  files?: MemoryCloudFiles;
  /** Holds the reviews that can be taken back; without one there are none. */
  database?: Database;
}

/** Lets everything pass that is not told otherwise, over files in memory. */
export function createReviewIntake(checks: IntakeOptions = {}): ReviewIntake & { files: MemoryCloudFiles } {
  const { files = createMemoryCloudFiles() } = checks;
  const { moderator = { judge: async () => 'publish' as const } } = checks;
  const { photoModerator = { judge: async () => 'publish' as const } } = checks;
  const { database } = checks;
  return {
    files,
    moderator,
    photoDesk: createPhotoDesk(files, photoModerator),
    withdraw: async (reviewId, openid) =>
      database ? withdrawReview(reviewId, openid, { database, files }) : 'absent',
  };
}
