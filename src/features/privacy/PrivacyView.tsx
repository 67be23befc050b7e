import { Text, View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { aria } from '../../components/aria';
import { Button } from '../../components/Button';
import { formatMinute } from '../../components/formatTime';
import { Sheet, SheetPlace } from '../../components/Sheet';
import { type ErasureReceipt } from '../../contracts';
import { type PreparedFile } from '../../platform';
import { failureCopy } from '../../shopClient/failureCopy';
import { collectExport } from './collectExport';
import { usePrivacy, usePrivacyDesk } from './privacyService';

const FILE_NAME = 'zhanggui-my-data.json';

/** What is collected, and the two rights to it: a copy, and deletion with a receipt. */
export function PrivacyView() {
  return (
    <View>
      <View className="card">
        <Text className="card-title" {...aria({ role: 'heading' })}>
          收集了什么
        </Text>
        <Text className="sheet-text">
          手机上：看过、加购、下单、不感兴趣的商品和时间，用来在本机计算推荐，不上传。
        </Text>
        <Text className="sheet-text">
          云端：购物车、订单（地址和备注加密保存）、评价和照片；经你同意后，还有浏览、加购、下单的商品编号和时间，以及从哪个群聊进入（微信给的匿名编号）。撤回同意后，未发出的记录会立即删除，不再发出。
        </Text>
      </View>
      <ExportCard />
      <EraseCard />
    </View>
  );
}

type ExportState =
  | { kind: 'idle' | 'failed'; message: string }
  | { kind: 'working'; documents: number }
  | { kind: 'ready'; file: PreparedFile; message: string };

function ExportCard() {
  const { client, fileSharing, nowMs, describeDevice } = usePrivacy();
  const [state, setState] = useState<ExportState>({ kind: 'idle', message: '' });
  const prepared = useRef<PreparedFile>();
  useEffect(() => () => void prepared.current?.discard(), []);

  async function prepare() {
    setState({ kind: 'working', documents: 0 });
    try {
      const outcome = await collectExport(client, describeDevice(), nowMs(), (documents) =>
        setState({ kind: 'working', documents }),
      );
      if (!outcome.ok) return setState({ kind: 'failed', message: failureCopy(outcome.failure.code) });
      const { text, documents, isComplete } = outcome.value;
      const file = await fileSharing.prepare(FILE_NAME, text);
      prepared.current = file;
      const extent = isComplete ? '' : '，数据过多，只包含前面的部分';
      setState({ kind: 'ready', file, message: `共 ${documents} 条云端记录和本机数据${extent}` });
    } catch {
      setState({ kind: 'failed', message: '手机空间不足，文件没有生成' });
    }
  }

  /** From the tap itself: WeChat refuses to share later. */
  function share(file: PreparedFile) {
    void file.share().then((outcome) => {
      if (outcome === 'unavailable')
        setState({ kind: 'failed', message: '当前微信版本不能发送文件，请更新微信后重试' });
    });
  }

  return (
    <View className="card">
      <Text className="card-title" {...aria({ role: 'heading' })}>
        导出我的数据
      </Text>
      {state.kind === 'working' ? (
        <Text className="sheet-text">{`正在整理，已读取 ${state.documents} 条`}</Text>
      ) : (
        state.message !== '' && <Text className="sheet-text">{state.message}</Text>
      )}
      {state.kind === 'ready' ? (
        <Button id="share-export" text="保存文件" onPress={() => share(state.file)} />
      ) : (
        <Button
          id="prepare-export"
          kind="secondary"
          text={state.kind === 'failed' ? '重试' : '整理成文件'}
          disabled={state.kind === 'working'}
          onPress={() => void prepare()}
        />
      )}
    </View>
  );
}

function EraseCard() {
  const { desk } = usePrivacy();
  const { erasure, receipts, isBusy } = usePrivacyDesk();
  const [isAsking, setAsking] = useState(false);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => void desk.refreshReceipt(), [desk]);
  const close = () => setAsking(false);

  return (
    <View className="card">
      <Text className="card-title" {...aria({ role: 'heading' })}>
        删除全部数据
      </Text>
      {erasure && (
        <Text id="erasure-waiting" className="sheet-text" {...aria({ role: 'alert' })}>
          {isBusy ? '正在删除…' : '手机上的数据已删除，云端数据会在联网后自动删除。'}
        </Text>
      )}
      {isRefused && <Text className="sheet-text">手机空间已满，没有开始删除。请清理空间后重试。</Text>}
      {receipts.map((receipt) => (
        <Receipt key={receipt.receiptId} receipt={receipt} />
      ))}
      <Button
        id="erase-everything"
        kind="secondary"
        text="删除全部数据"
        disabled={isBusy}
        onPress={() => setAsking(true)}
      />
      <SheetPlace>
        {isAsking && (
          <Sheet id="erase-sheet" title="删除全部数据" onClose={close}>
            <Text className="sheet-text">
              手机和云端的浏览、购物车、收藏、地址、评价和照片、行为记录都会删除，不能恢复，也会停止收集。已完成的订单依法保留商品、金额和时间三年，但不再留有你的信息；未完成的订单在结束后处理。
            </Text>
            <Button
              id="confirm-erase"
              text="确认删除"
              onPress={() => {
                close();
                void desk.eraseEverything().then((outcome) => setRefused(outcome === 'not-stored'));
              }}
            />
            <Button text="取消" kind="plain" onPress={close} />
          </Sheet>
        )}
      </SheetPlace>
    </View>
  );
}

function Receipt({ receipt }: { receipt: ErasureReceipt }) {
  const { receiptId, requestedAtMs, status, found, kept } = receipt;
  const total = Object.values(found).reduce((sum, count) => sum + count, 0);
  const underWay = kept['orders'] ?? 0;
  const records = kept['orderRecords'] ?? 0;
  return (
    <View className="erasure-receipt" id={`receipt-${receiptId}`}>
      <Text className="sheet-text">{`回执 ${receiptId}`}</Text>
      <Text className="sheet-text">
        {`${formatMinute(requestedAtMs)} ${status === 'complete' ? '已完成' : '部分等待订单结束'}：删除 ${total - underWay} 条`}
        {records > 0 && `，其中 ${records} 个订单依法保留不含个人信息的部分`}
        {underWay > 0 && `，${underWay} 个未完成的订单结束后自动处理`}
      </Text>
    </View>
  );
}
