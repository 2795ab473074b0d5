/** What lines like this one were recorded as before, in a sentence. Owns its words. Refuses to hide that it was not always so. */
import { formatDateVn } from '@/lib/kernel/dates';
import type { HistoryHint } from '@/lib/statements/rules/history';
import type { Translator } from '@/lib/web/messages';

/** "Lần trước, ngày 02/09/2024, khoản như thế được ghi là tiền ủng hộ của …, vào …: cùng bên kia “…”." */
export function historyText(t: Translator, { entry, basis, text, isSteady }: HistoryHint): string {
  const { donorName, fundName, kind } = entry;
  const part = donorName === '' ? 'what' : 'whatOf';
  const what = t(`statements.history.${part}`, {
    ...{ kind: t(`statements.history.kinds.${kind}`), donor: donorName, fund: fundName },
  });
  const basisText = t(`statements.history.basis.${basis}`, { text });
  const sentence = t('statements.history.sentence', {
    ...{ day: formatDateVn(entry.occurredOn), what, basis: basisText },
  });
  return isSteady ? sentence : `${sentence} ${t('statements.history.notAlways')}`;
}
