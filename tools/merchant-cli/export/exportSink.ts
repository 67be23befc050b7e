import { type ExportedEvent } from '../../../training/datasets/exportedEvent';
import { type ExportedLoss } from './exportedBatch';

/** How far an export has got: bytes of JSON lines, or numbers of Parquet files. */
export interface ExportMark {
  events: number;
  losses: number;
}

/** Where exported rows go. What lies behind the mark it was opened with is gone then: nobody has counted it. */
export interface ExportSink {
  /** Puts rows on the disk behind those before, all or none. Returns the mark behind them. */
  write(events: readonly ExportedEvent[], losses: readonly ExportedLoss[]): Promise<ExportMark>;
  close(): void;
}
