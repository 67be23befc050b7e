import { createService } from '../../state/service';
import { type SearchHistory } from './searchHistory';

export interface SearchService {
  history: SearchHistory;
  /** A query was sent off, by the keyboard, the button, a suggestion or an earlier search. */
  submitted(query: string, resultCount: number): void;
}

export const [SearchProvider, useSearch] = createService<SearchService>('SearchProvider');
