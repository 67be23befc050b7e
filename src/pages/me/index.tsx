import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { MenuRow } from '../../components/MenuRow';
import { Notice } from '../../components/Notice';
import { PageFrame } from '../../components/PageFrame';
import { Pressable } from '../../components/Pressable';
import { SheetPlace } from '../../components/Sheet';
import { ConsentSwitches } from '../../features/consent/ConsentSwitches';
import { DiagnosticsSheet } from '../../features/diagnostics/DiagnosticsSheet';
import { ClearHistory } from '../../features/recommend/ClearHistory';
import { useCatalogue } from '../../features/shop/shopService';
import {
  openAbout,
  openAddresses,
  openCoupons,
  openFavourites,
  openHistory,
  openOrders,
  openPreferences,
  openPrivacy,
  openSettings,
} from '../routes';
import './index.css';

export default function MePage() {
  const { profile } = useCatalogue();
  const [isDiagnosing, setDiagnosing] = useState(false);
  return (
    <PageFrame id="me-page">
      <View className="card">
        <Text className="card-title">{profile?.title ?? '掌柜'}</Text>
        {profile?.notice !== undefined && <Notice>{profile.notice}</Notice>}
      </View>
      <View className="card">
        <MenuRow id="menu-orders" title="我的订单" onPress={openOrders} />
        <MenuRow id="menu-coupons" title="优惠券" onPress={openCoupons} />
        <MenuRow id="menu-addresses" title="收货地址" onPress={() => openAddresses()} />
        <MenuRow id="menu-favourites" title="我的收藏" onPress={openFavourites} />
        <MenuRow id="menu-history" title="浏览记录" onPress={openHistory} />
        <MenuRow id="menu-preferences" title="我的偏好" onPress={openPreferences} />
        <MenuRow id="menu-privacy" title="隐私与数据" onPress={openPrivacy} />
        <MenuRow id="menu-settings" title="设置" onPress={openSettings} />
        <MenuRow id="menu-about" title="关于推荐" onPress={openAbout} />
      </View>
      <ConsentSwitches />
      <ClearHistory />
      <Pressable
        id="version-line"
        className="version-line"
        role="link"
        label={`版本：掌柜 ${APP_VERSION}`}
        onPress={openAbout}
        onLongPress={() => setDiagnosing(true)}
      >
        <Text>{`掌柜 ${APP_VERSION}`}</Text>
      </Pressable>
      <SheetPlace>{isDiagnosing && <DiagnosticsSheet onClose={() => setDiagnosing(false)} />}</SheetPlace>
    </PageFrame>
  );
}
