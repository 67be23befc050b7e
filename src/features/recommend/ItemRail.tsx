import { CustomWrapper, ScrollView, Text, View } from '@tarojs/components';
import { aria } from '../../components/aria';
import { type Currency } from '../../components/formatMoney';
import { ItemTile } from '../../components/ItemTile';
import { TileSkeleton } from '../../components/Skeleton';
import { type CatalogueItem, type Surface } from '../../contracts';
import './ItemRail.css';
import { type Rail, type RailKind } from './rails';
import { useExposure } from './useExposure';

export interface ItemRailProps {
  kind: RailKind;
  /** Undefined while it is being found. */
  rail: Rail | undefined;
  byId: ReadonlyMap<string, CatalogueItem>;
  currency: Currency;
  pictureUrl: (cloudPath: string) => string;
  surface: Surface;
  isVisible: boolean;
  onOpen: (itemId: string) => void;
}

const COPY = {
  similar: {
    title: '相似好物',
    model: '看了又看 · 手机本地按商品特征找出',
    catalogue: '看了又看 · 同类里卖得好的',
  },
  complements: {
    title: '搭配着买',
    model: '常一起买 · 大家选了它，接着常选这些',
    catalogue: '常一起买 · 店里的搭配',
  },
} satisfies Record<RailKind, Record<Rail['source'] | 'title', string>>;

const NOTHING: readonly string[] = [];

/** A row of items that is swiped sideways, under a heading that says why they stand there. Nothing where there are none. */
export function ItemRail(props: ItemRailProps) {
  const { kind, rail, byId, currency, pictureUrl, surface, isVisible, onOpen } = props;
  const { order = NOTHING, modelVersion = 'popularity', policy = 'none', source = 'model' } = rail ?? {};
  useExposure({ surface, order, modelVersion, policy, propensities: undefined }, order.length, isVisible);
  if (rail && order.length === 0) return <View />;
  return (
    <View id={`rail-${kind}`} className="rail exposed-list">
      <View className="rail-heading">
        <Text className="rail-title" {...aria({ role: 'heading' })}>
          {COPY[kind].title}
        </Text>
        <Text className="rail-reason">{COPY[kind][source]}</Text>
      </View>
      <CustomWrapper>
        <ScrollView className="rail-scroll" scrollX enhanced showScrollbar={false}>
          <View className="rail-row">
            {rail
              ? order.map((itemId) => {
                  const item = byId.get(itemId);
                  return (
                    item && (
                      <View className="rail-tile" key={itemId}>
                        <ItemTile
                          item={item}
                          currency={currency}
                          pictureUrl={pictureUrl(item.picture)}
                          onOpen={onOpen}
                        />
                      </View>
                    )
                  );
                })
              : ['first', 'second', 'third'].map((place) => (
                  <View className="rail-tile" key={place} {...aria({ hidden: true })}>
                    <TileSkeleton />
                  </View>
                ))}
          </View>
        </ScrollView>
      </CustomWrapper>
    </View>
  );
}
