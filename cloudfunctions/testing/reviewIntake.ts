import { createPhotoDesk } from '../photos/photoDesk';
import { type PhotoModerator } from '../photos/photoModerator';
import { type TextModerator } from '../shop/textModerator';
import { type ReviewIntake } from '../shop/writeReview';
import { createMemoryCloudFiles, type MemoryCloudFiles } from './memoryCloudFiles';

/** Lets everything pass that is not told otherwise, over files in memory. */
export function createReviewIntake(
  checks: { moderator?: TextModerator; photoModerator?: PhotoModerator; files?: MemoryCloudFiles } = {},
): ReviewIntake & { files: MemoryCloudFiles } {
  const { files = createMemoryCloudFiles() } = checks;
  const { moderator = { judge: async () => 'publish' as const } } = checks;
  const { photoModerator = { judge: async () => 'publish' as const } } = checks;
  return { files, moderator, photoDesk: createPhotoDesk(files, photoModerator) };
}
