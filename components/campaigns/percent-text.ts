/** Tenths of a per cent as people write them: 1235 → "123,5 %". Refuses a figure where nothing was asked for. */
import type { Translator } from '@/lib/web/messages';

/** "99,9 %", or words when there is no target (null). */
export function percentText(t: Translator, permille: number | null): string {
  if (permille === null) return t('campaigns.noTarget');
  const [whole, tenth] = [Math.floor(permille / 10), permille % 10];
  return t('campaigns.percent', { value: tenth === 0 ? String(whole) : `${whole},${tenth}` });
}
