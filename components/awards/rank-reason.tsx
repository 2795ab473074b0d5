/** Why the council placed somebody elsewhere, in one sentence, and the list of all of them under the meeting. */

import type { MeetingData } from '@/lib/awards/queries/meeting-pages';
import type { KeptReason } from '@/lib/awards/queries/orders';
import { type Locale, translator } from '@/lib/web/messages';
import { calledName } from './called-name';

/** "Từ thứ 4 theo điểm thành thứ 3. Lý do: …" */
export function rankReasonText(change: KeptReason, locale: Locale): string {
  const { basis, cause, defaultPlace, councilPlace, reason } = change;
  const values = { first: defaultPlace, place: councilPlace, reason };
  const how = cause === 'moved' && defaultPlace === councilPlace ? 'kept' : cause;
  return translator(locale)(`awards.rankReasons.${how}.${basis}`, values);
}

/** Nothing when the council kept the first order. */
export function RankReasons({ data, locale }: { data: MeetingData; locale: Locale }) {
  if (data.reasons.length === 0) return null;
  const nameOf = (id: number) => {
    const file = data.files.find((one) => one.dossier.id === id);
    return file ? calledName(file.dossier, locale) : '';
  };
  return (
    <section>
      <h2>{translator(locale)('awards.meeting.changes')}</h2>
      <ul>
        {data.reasons.map((change) => (
          <li key={change.nominationId}>
            <strong>{nameOf(change.nominationId)}.</strong> {rankReasonText(change, locale)}
          </li>
        ))}
      </ul>
    </section>
  );
}
