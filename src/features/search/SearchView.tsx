import { View } from '@tarojs/components';
import { useMemo, useState } from 'react';
import { type Currency } from '../../components/formatMoney';
import { type ListWindow } from '../../components/useListWindow';
import { type CatalogueItem } from '../../contracts';
import { rankMatches } from '../../domain/search/rankMatches';
import { type SearchIndex } from '../../domain/search/searchIndex';
import { SearchBar } from './SearchBar';
import { SearchResults } from './SearchResults';
import { useSearch } from './searchService';
import { SearchStart } from './SearchStart';
import { Suggestions } from './Suggestions';
import './SearchView.css';

const SUGGESTIONS = 8;
/** Longer than anything that a shop's goods are called. */
const MOST_CHARACTERS = 40;

export interface SearchViewProps {
  index: SearchIndex;
  byId: ReadonlyMap<string, CatalogueItem>;
  currency: Currency;
  pictureUrl: (cloudPath: string) => string;
  /** What the recommender thinks of each item; absent without personalisation, and while no model answers. */
  scores: ReadonlyMap<string, number> | undefined;
  /** Searched for at once. */
  initialQuery: string;
  /** False while another page covers this one. */
  isVisible: boolean;
  useWindow: (length: number) => ListWindow;
  onOpen: (itemId: string) => void;
  onCategories: () => void;
}

/** The search page: what was searched before, what may be meant, what was found. */
export function SearchView({ index, byId, scores, initialQuery, ...rest }: SearchViewProps) {
  const { history, submitted } = useSearch();
  const [text, setText] = useState(initialQuery);
  const [query, setQuery] = useState(initialQuery);
  const matches = useMemo(() => (query === '' ? [] : index.find(query)), [index, query]);
  const found = useMemo(() => rankMatches(matches, scores), [matches, scores]);
  const typed = text.trim();
  const suggestions = useMemo(
    () => (typed === '' || typed === query ? [] : index.suggest(typed, SUGGESTIONS)),
    [index, typed, query],
  );

  function submit(input: string) {
    const wanted = input.trim();
    setText(wanted);
    setQuery(wanted);
    if (wanted === '') return;
    history.add(wanted);
    submitted(wanted, rankMatches(index.find(wanted), undefined).length);
  }

  return (
    <View>
      <SearchBar
        text={text}
        maxLength={MOST_CHARACTERS}
        canSubmit={typed !== '' && typed !== query}
        onText={setText}
        onSubmit={submit}
      />
      {typed === '' ? (
        <SearchStart popular={index.popular(SUGGESTIONS)} onSubmit={submit} />
      ) : typed !== query ? (
        <Suggestions typed={typed} suggestions={suggestions} onSubmit={submit} onFillIn={setText} />
      ) : (
        <SearchResults
          key={query}
          {...rest}
          query={query}
          found={found}
          byId={byId}
          alternatives={() => index.near(query, SUGGESTIONS)}
          onSubmit={submit}
        />
      )}
    </View>
  );
}
