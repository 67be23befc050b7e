import { Cron } from 'croner';

/** A trigger's seven fields (second … year) in UTC+8, as the service reads them. Overlapping runs are skipped. */
export function createTimer(config: string, fire: () => Promise<void>): Cron {
  return new Cron(config, { timezone: 'Asia/Shanghai', mode: '7-part', protect: true, unref: true }, fire);
}
