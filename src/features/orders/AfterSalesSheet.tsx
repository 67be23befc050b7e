import { Textarea, View } from '@tarojs/components';
import { useState } from 'react';
import { fieldAria } from '../../components/aria';
import { Button } from '../../components/Button';
import { Notice } from '../../components/Notice';
import { Sheet } from '../../components/Sheet';
import { type AfterSales } from '../../contracts';
import { Choice } from './Choice';

const MAX_REASON_LENGTH = 200;
const KINDS = [
  { kind: 'refund', title: '仅退款' },
  { kind: 'return', title: '退货退款' },
] as const;

export interface AfterSalesSheetProps {
  /** Nothing can be sent back that was not sent. */
  isShipped: boolean;
  onClose: () => void;
  onSubmit: (complaint: Pick<AfterSales, 'kind' | 'reason'>) => void;
}

export function AfterSalesSheet({ isShipped, onClose, onSubmit }: AfterSalesSheetProps) {
  const [kind, setKind] = useState<AfterSales['kind']>('refund');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();

  function submit() {
    if (reason.trim() === '') return setProblem('请写下原因');
    onSubmit({ kind, reason: reason.trim() });
  }

  return (
    <Sheet id="after-sales-sheet" title="申请售后" onClose={onClose}>
      {KINDS.filter((choice) => isShipped || choice.kind === 'refund').map((choice) => (
        <Choice
          key={choice.kind}
          title={choice.title}
          isChosen={kind === choice.kind}
          onChoose={() => setKind(choice.kind)}
        />
      ))}
      <View>
        <Textarea
          id="after-sales-reason"
          className="form-note"
          value={reason}
          placeholder="请说明原因"
          placeholderClass="form-placeholder"
          maxlength={MAX_REASON_LENGTH}
          {...fieldAria({ label: '售后原因' })}
          onInput={({ detail }) => setReason(String(detail.value))}
        />
      </View>
      {problem !== undefined && <Notice tone="warning">{problem}</Notice>}
      <Button id="submit-after-sales" text="提交申请" onPress={submit} />
    </Sheet>
  );
}
