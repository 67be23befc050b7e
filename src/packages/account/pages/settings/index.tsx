import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../../components/Button';
import { MenuRow } from '../../../../components/MenuRow';
import { PageFrame } from '../../../../components/PageFrame';
import { SheetPlace } from '../../../../components/Sheet';
import { ConsentSwitches } from '../../../../features/consent/ConsentSwitches';
import { DiagnosticsSheet } from '../../../../features/diagnostics/DiagnosticsSheet';
import { ClearHistory } from '../../../../features/recommend/ClearHistory';
import { openAbout, openPreferences, openPrivacy } from '../../../../pages/routes';

export default function SettingsPage() {
  const [isDiagnosing, setDiagnosing] = useState(false);
  return (
    <PageFrame id="settings-page">
      <ConsentSwitches />
      <View className="card">
        <Text className="sheet-text">
          关闭个性化推荐后，首页按销量和商家的规则排列，所有人看到的都一样；手机不再记录浏览，已有的偏好不参与排列。价格从不因人而异。
        </Text>
        <MenuRow id="settings-preferences" title="我的偏好" onPress={openPreferences} />
        <MenuRow id="settings-privacy" title="隐私与数据" onPress={openPrivacy} />
        <MenuRow id="settings-about" title="关于推荐" onPress={openAbout} />
      </View>
      <ClearHistory />
      <View className="card">
        <Text className="sheet-text">字号和深色模式跟随微信：我 › 设置 › 通用。</Text>
        <Text className="sheet-text">{`掌柜 ${APP_VERSION}`}</Text>
        <Button id="open-diagnostics" kind="plain" text="开发者信息" onPress={() => setDiagnosing(true)} />
      </View>
      <SheetPlace>{isDiagnosing && <DiagnosticsSheet onClose={() => setDiagnosing(false)} />}</SheetPlace>
    </PageFrame>
  );
}
