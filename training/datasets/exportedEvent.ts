import { type AppEvent } from '../../src/contracts';

/** An event as the merchant exports it. */
export interface ExportedEvent {
  /** A pseudonym. */
  user: string;
  event: AppEvent;
  /** It arrived more than a week after the phone says it happened. */
  late?: boolean;
  /** The phone's clock was ahead. */
  future?: boolean;
}
