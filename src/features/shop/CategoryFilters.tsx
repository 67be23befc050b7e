import { ScrollView, Text, View } from '@tarojs/components';
import { aria } from '../../components/aria';
import { Icon } from '../../components/Icon';
import { Pressable } from '../../components/Pressable';
import { type Arrangement, type Facet, type Sort } from '../../domain/browse/arrangeCategory';

const SORT_NAMES = [
  ['standard', '综合'],
  ['sales', '销量'],
  ['newest', '上新'],
] as const;

export interface CategoryFiltersProps {
  facets: readonly Facet[];
  arrangement: Arrangement;
  onChange: (arrangement: Arrangement) => void;
}

/** What narrows and orders a category: its parts, the order, and whether what is sold out shows. */
export function CategoryFilters({ facets, arrangement, onChange }: CategoryFiltersProps) {
  const { facet, sort, inStockOnly } = arrangement;
  const isByPrice = sort === 'price-up' || sort === 'price-down';
  const sortBy = (next: Sort) => onChange({ ...arrangement, sort: next });
  return (
    <View className="category-filters">
      {facets.length > 0 && (
        <ScrollView scrollX className="category-facets" {...aria({ role: 'radiogroup', label: '细分' })}>
          <View className="category-facet-row">
            <FacetChip
              name="全部"
              isSelected={!facet}
              onPress={() => onChange({ ...arrangement, facet: undefined })}
            />
            {facets.map(({ by, name }) => (
              <FacetChip
                key={name}
                name={name}
                isSelected={facet?.name === name}
                onPress={() => onChange({ ...arrangement, facet: { by, name } })}
              />
            ))}
          </View>
        </ScrollView>
      )}
      <View className="category-sorts">
        {SORT_NAMES.map(([name, title]) => (
          <Pressable
            key={name}
            id={`sort-${name}`}
            className={`category-sort${sort === name ? ' category-sort-selected' : ''}`}
            role="radio"
            label={`按${title}排列`}
            checked={sort === name}
            onPress={() => sortBy(name)}
          >
            <Text>{title}</Text>
          </Pressable>
        ))}
        <Pressable
          id="sort-price"
          className={`category-sort${isByPrice ? ' category-sort-selected' : ''}`}
          role="radio"
          label={sort === 'price-up' ? '按价格从高到低排列' : '按价格从低到高排列'}
          checked={isByPrice}
          onPress={() => sortBy(sort === 'price-up' ? 'price-down' : 'price-up')}
        >
          <Text>价格</Text>
          {isByPrice && <Icon size="small" name={sort === 'price-up' ? 'arrow-up' : 'arrow-down'} />}
        </Pressable>
        <Pressable
          id="in-stock-only"
          className={`category-sort${inStockOnly ? ' category-sort-selected' : ''}`}
          role="switch"
          label="只看有货"
          checked={inStockOnly}
          onPress={() => onChange({ ...arrangement, inStockOnly: !inStockOnly })}
        >
          {inStockOnly && <Icon size="small" name="check" />}
          <Text>有货</Text>
        </Pressable>
      </View>
    </View>
  );
}

function FacetChip({
  name,
  isSelected,
  onPress,
}: {
  name: string;
  isSelected: boolean;
  onPress: () => void;
}) {
  return (
    <Pressable
      className={`category-facet${isSelected ? ' category-facet-selected' : ''}`}
      role="radio"
      label={name}
      checked={isSelected}
      onPress={onPress}
    >
      <Text className="category-facet-name">{name}</Text>
    </Pressable>
  );
}
