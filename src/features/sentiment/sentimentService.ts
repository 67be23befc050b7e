import { type TextReader } from '../../inference/createTextReader';
import { createService } from '../../state/service';
import { type OpinionStore } from './opinionStore';

export interface SentimentService {
  reader: Pick<TextReader, 'readTexts'>;
  opinions: OpinionStore;
}

export const [SentimentProvider, useSentiment] = createService<SentimentService>('SentimentProvider');
