import { Text, View } from '@tarojs/components';
import { aria } from '../../components/aria';
import { Button } from '../../components/Button';
import { type Currency, formatMoney } from '../../components/formatMoney';
import { EmptyState, Notice } from '../../components/Notice';
import { type CatalogueItem } from '../../contracts';
import {
  buildProfile,
  priceBand,
  type ProfileEntry,
  type ProfileKind,
  restsOn,
} from '../../domain/profile/buildProfile';
import { useStore } from '../../state/useStore';
import './PreferencesView.css';
import { useRecommend } from './recommendService';

export interface PreferencesViewProps {
  byId: ReadonlyMap<string, CatalogueItem>;
  categoryTitle: (categoryId: string) => string | undefined;
  currency: Currency;
  isPersonal: boolean;
  nowMs: number;
  zoneOffsetMs: number;
}

const SECTIONS: readonly { kind: ProfileKind; title: string }[] = [
  { kind: 'category', title: '喜欢的品类' },
  { kind: 'brand', title: '喜欢的品牌' },
  { kind: 'price', title: '常看的价位' },
  { kind: 'hour', title: '常逛的时段' },
  { kind: 'weekday', title: '常逛的日子' },
];
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** What this phone knows of its shopper, entry by entry, each to be removed with the actions that it rests on. */
export function PreferencesView(props: PreferencesViewProps) {
  const { byId, categoryTitle, currency, isPersonal, nowMs, zoneOffsetMs } = props;
  const { history, ranking } = useRecommend();
  const { interactions, dismissals } = useStore(history);
  const options = { itemOf: (itemId: string) => byId.get(itemId), nowMs, zoneOffsetMs };
  const profile = buildProfile(interactions, options);

  function nameOf({ kind, key }: ProfileEntry): string {
    if (kind === 'category') return categoryTitle(key) ?? key;
    if (kind === 'hour') return `${key} 点`;
    if (kind === 'weekday') return WEEKDAYS[Number(key)] ?? key;
    if (kind === 'brand') return key;
    const { from, to } = priceBand(Number(key));
    const lower = formatMoney(from, currency);
    return to === undefined ? `${lower} 以上` : `${lower} – ${formatMoney(to, currency)}`;
  }

  return (
    <View>
      <Notice>
        {isPersonal
          ? '这些偏好由你的浏览、加购和下单算出，只保存在这部手机上，推荐也在手机上计算。删除一项会忘记它背后的行为，下一次排列立即生效。'
          : '个性化推荐已关闭：下面的偏好不参与排列，也不再更新。'}
      </Notice>
      {interactions.length + dismissals.length === 0 && (
        <EmptyState id="preferences-empty" title="还没有偏好" text="看几件商品后，这里会显示手机记住了什么" />
      )}
      {SECTIONS.filter(({ kind }) => profile[kind].length > 0).map(({ kind, title }) => (
        <View className="card" key={kind}>
          <Text className="card-title" {...aria({ role: 'heading' })}>
            {title}
          </Text>
          {profile[kind].map((entry) => {
            const name = nameOf(entry);
            const share = `${Math.round(entry.weight * 100)}%`;
            return (
              <View className="preference" id={`preference-${kind}-${entry.key}`} key={entry.key}>
                <View className="preference-text">
                  <Text>{`${name} · ${share}（${entry.actions} 次）`}</Text>
                  <View className="preference-track" {...aria({ hidden: true })}>
                    <View className="preference-bar" style={{ width: share }} />
                  </View>
                </View>
                <Button
                  kind="plain"
                  text="删除"
                  label={`删除偏好：${name}`}
                  onPress={() => ranking.forgetSome((interaction) => restsOn(entry, interaction, options))}
                />
              </View>
            );
          })}
        </View>
      ))}
      {dismissals.length > 0 && (
        <View className="card">
          <Text className="card-title" {...aria({ role: 'heading' })}>
            不感兴趣的商品
          </Text>
          {dismissals.map(({ itemId }) => {
            const title = byId.get(itemId)?.title ?? '已下架的商品';
            return (
              <View className="preference" key={itemId}>
                <Text className="preference-text">{title}</Text>
                <Button
                  kind="plain"
                  text="恢复"
                  label={`恢复推荐：${title}`}
                  onPress={() => history.undoDismissal(itemId)}
                />
              </View>
            );
          })}
        </View>
      )}
    </View>
  );
}
