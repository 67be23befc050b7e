import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Button } from '../../components/Button';
import { Sheet } from '../../components/Sheet';
import { type Recommender } from '../../inference/recommender';
import { createService } from '../../state/service';
import { type Tracker } from '../../tracking/tracker';
import { diagnosticLines } from './diagnosticLines';
import './DiagnosticsSheet.css';

export interface DiagnosticsService {
  recommender: Pick<Recommender, 'status' | 'subscribe' | 'checkForUpdate'>;
  tracker: Pick<Tracker, 'status' | 'subscribe' | 'flush'>;
}

export const [DiagnosticsProvider, useDiagnostics] = createService<DiagnosticsService>('DiagnosticsProvider');

/** For developers: what runs on this phone, live. */
export function DiagnosticsSheet({ onClose }: { onClose: () => void }) {
  const { recommender, tracker } = useDiagnostics();
  const [lines, setLines] = useState(() => diagnosticLines(recommender.status(), tracker.status()));
  useEffect(() => {
    const refresh = () => setLines(diagnosticLines(recommender.status(), tracker.status()));
    refresh();
    const ends = [recommender.subscribe(refresh), tracker.subscribe(refresh)];
    return () => ends.forEach((end) => end());
  }, [recommender, tracker]);

  return (
    <Sheet id="diagnostics" title="开发者信息" onClose={onClose}>
      {lines.map(({ name, value }) => (
        <View className="diagnostics-line" id={`diagnostics-${name.replace(/\s/g, '-')}`} key={name}>
          <Text>{`${name}: ${value}`}</Text>
        </View>
      ))}
      <View className="diagnostics-actions">
        <Button
          id="check-update"
          kind="secondary"
          text="检查模型更新"
          onPress={() => void recommender.checkForUpdate()}
        />
        <Button id="flush-queue" kind="secondary" text="立即发送" onPress={() => void tracker.flush()} />
      </View>
    </Sheet>
  );
}
