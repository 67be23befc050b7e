import { type Pictures } from '../../platform';
import { createService } from '../../state/service';
import { type CodeSource } from './makePoster';

export interface ShareService {
  pictures: Pictures;
  codes: CodeSource;
}

export const [ShareProvider, useShare] = createService<ShareService>('ShareProvider');
