import { matchText, type Query, readQuery } from './matchText';
import { createSearchText, type SearchText } from './searchText';
import { isHan, type Pronunciations, readingsOf } from './spelling';

/** What is looked through; a `CatalogueItem` is one. */
export interface SearchedItem {
  itemId: string;
  title: string;
  brief: string;
  brand: string;
  categoryId: string;
  stock: number;
  soldCount: number;
}

export interface SearchOptions {
  items: readonly SearchedItem[];
  /** By category id. */
  categoryTitles: ReadonlyMap<string, string>;
  pronunciations: Pronunciations;
  /** Brings a text into one case, one width and one script; the same for what is stored and what is typed. */
  fold: (text: string) => string;
}

export interface Match {
  itemId: string;
  /** 0…1. */
  relevance: number;
}

export interface SearchIndex {
  /** Every item that answers the query, in the catalogue's order. */
  find(query: string): Match[];
  /** What a shopper may be about to type: names of goods, brands and categories, best first. */
  suggest(query: string, limit: number): string[];
  /** What else may have been meant by a query that finds nothing: terms that share a part of it, then what sells. */
  near(query: string, limit: number): string[];
  /** Names of the goods that sell most. */
  popular(limit: number): string[];
}

/** What a place says of an item that its title does not say. */
const IN_CATEGORY = 0.8;
const IN_BRIEF = 0.6;
/** From here up a term is found without an error in between. */
const AS_MEANT = 0.55;
/** Goods that cannot be had are found behind those that can. */
const SOLD_OUT = 0.7;

interface Entry {
  item: SearchedItem;
  title: SearchText;
  brand: SearchText | undefined;
  category: SearchText;
  brief: SearchText;
}

interface Term {
  term: string;
  text: SearchText;
  /** Sold goods behind the term. */
  weight: number;
}

/** An index over a shop's goods; made once a catalogue, it answers in a few milliseconds for a thousand of them. */
export function createSearchIndex({
  items,
  categoryTitles,
  pronunciations,
  fold,
}: SearchOptions): SearchIndex {
  const readings = readingsOf(pronunciations);
  const textOf = (text: string) => createSearchText(fold(text), readings);
  const categories = new Map([...categoryTitles].map(([id, title]) => [id, textOf(title)]));
  const nowhere = textOf('');
  const entries = items.map((item): Entry => ({
    item,
    title: textOf(item.title),
    brand: item.brand !== '' && !item.title.includes(item.brand) ? textOf(item.brand) : undefined,
    category: categories.get(item.categoryId) ?? nowhere,
    brief: textOf(item.brief),
  }));
  let terms: Term[] | undefined;
  const allTerms = () =>
    (terms ??= termsOf(items, categoryTitles).map(([term, weight]) => ({
      term,
      weight,
      text: textOf(term),
    })));

  function termsFor(query: Query, limit: number): string[] {
    if (query.length === 0) return [];
    const found = allTerms()
      .map(({ term, text, weight }) => ({ term, weight, relevance: matchText(query, text) }))
      .filter(({ relevance }) => relevance > 0);
    // A typing error is guessed at only where nothing is meant as it is written.
    const isMeant = found.some(({ relevance }) => relevance >= AS_MEANT);
    return found
      .filter(({ relevance }) => !isMeant || relevance >= AS_MEANT)
      .sort((one, other) => other.relevance - one.relevance || other.weight - one.weight)
      .slice(0, limit)
      .map(({ term }) => term);
  }

  const popular = (limit: number) => {
    const names = new Set(items.map(({ title, brand }) => nameOf(title, brand)));
    const sorted = allTerms()
      .filter(({ term }) => names.has(term))
      .sort((one, other) => other.weight - one.weight);
    return sorted.slice(0, limit).map(({ term }) => term);
  };

  return {
    find(input) {
      const query = readQuery(fold(input), readings);
      return entries.flatMap(({ item, title, brand, category, brief }) => {
        const relevance = Math.max(
          matchText(query, title),
          brand ? matchText(query, brand) : 0,
          IN_CATEGORY * matchText(query, category),
          IN_BRIEF * matchText(query, brief),
        );
        if (relevance === 0) return [];
        return [{ itemId: item.itemId, relevance: item.stock === 0 ? relevance * SOLD_OUT : relevance }];
      });
    },
    suggest: (input, limit) => termsFor(readQuery(fold(input), readings), limit),
    near(input, limit) {
      const parts = readQuery(fold(input), readings).flatMap(({ units }) => units.map(({ text }) => text));
      const pairs = parts.flatMap((part, index) => [part + (parts[index + 1] ?? '')]);
      const meant = [...pairs, ...parts].flatMap((part) => termsFor(readQuery(part, readings), 2));
      return [...new Set([...meant, ...popular(limit)])].slice(0, limit);
    },
    popular,
  };
}

/** The words of titles, the brands and the categories, each with how much was sold of it. */
function termsOf(
  items: readonly SearchedItem[],
  categoryTitles: ReadonlyMap<string, string>,
): [term: string, weight: number][] {
  const weights = new Map<string, number>();
  const add = (term: string | undefined, weight: number) => {
    if (term !== undefined && [...term].length > 1) weights.set(term, (weights.get(term) ?? 0) + weight);
  };
  for (const { title, brand, categoryId, soldCount } of items) {
    add(brand, soldCount);
    add(categoryTitles.get(categoryId), soldCount);
    add(nameOf(title, brand), soldCount);
  }
  return [...weights];
}

/** The first word behind the brand: what the thing is. Titles of a script that parts its words are names as a whole. */
function nameOf(title: string, brand: string): string | undefined {
  if (!isHan(title)) return title;
  const rest = brand !== '' && title.startsWith(brand) ? title.slice(brand.length) : title;
  return rest.split(/\s+/u).find((word) => word !== '');
}
