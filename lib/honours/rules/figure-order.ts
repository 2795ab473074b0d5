/** When a standing order comes next. Pure. The database decides what is due; this is what the settings page says. */
import type { OrderMode } from '../schema/figure-order';

interface Order {
  mode: OrderMode;
  hour: number;
  weekday: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const VIETNAM_MS = 7 * HOUR_MS;

/** The instant of the next full hour of the order after `now`, as ISO text; undefined by hand. */
export function nextRunAt({ mode, hour, weekday }: Order, now: Date): string | undefined {
  if (mode === 'onlyByHand') return undefined;
  const local = now.getTime() + VIETNAM_MS;
  const midnight = Math.floor(local / DAY_MS) * DAY_MS;
  // 1970-01-01 was a Thursday.
  const isoDay = ((midnight / DAY_MS + 3) % 7) + 1;
  const wait = mode === 'everyWeek' ? (weekday - isoDay + 7) % 7 : 0;
  const first = midnight + wait * DAY_MS + hour * HOUR_MS;
  const next = first > local ? first : first + (mode === 'everyWeek' ? 7 : 1) * DAY_MS;
  return new Date(next - VIETNAM_MS).toISOString();
}
