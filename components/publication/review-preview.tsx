/**
 * Exactly what the public would see, by the same parts that make the public pages.
 * Owns the frame that says it is a preview, and the words of caution. Refuses a second rendering of its own.
 */
import { DonorRoll } from '@/components/honours/donor-roll';
import { FundReport } from '@/components/honours/fund-report';
import { HonourList } from '@/components/honours/honour-list';
import { publicPlace } from '@/components/public-shell/public-shell';
import { Notice } from '@/components/ui/notice';
import type { Review } from '@/lib/honours/review';
import { donorQuery, honourQuery } from '@/lib/honours/schema/words';
import { translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';

/** Fewer pupils than this on one list and neighbours may guess. */
const CROWD = 10;

export interface ReviewPreviewProps {
  locale: Locale;
  hoi: string;
  associationName: string;
  review: Review;
}

/** The preview, or why there is none. */
export function ReviewPreview({ locale, hoi, associationName, review }: ReviewPreviewProps) {
  const t = translator(locale);
  const { preview, year, asOf, kind } = review;
  if (!preview)
    return (
      <Notice tone="error" title={t('honours.desk.previewFailed')}>
        <p>{t(`errors.${review.problem ?? 'web.fault'}`)}</p>
      </Notice>
    );
  const pupils = preview.honours.filter((row) => row.recipientKind === 'student').length;
  const shared = { locale, year, associationName, place: publicPlace(locale, hoi) };
  const { figures } = preview.content;
  return (
    <section>
      {pupils > 0 && pupils < CROWD ? (
        <Notice tone="warning" title={t('honours.desk.crowdTitle')}>
          <p>{t('honours.desk.crowdBody', { count: String(pupils) })}</p>
        </Notice>
      ) : null}
      <Notice tone="info" title={t('honours.desk.labelsTitle')}>
        <p>{t('honours.desk.labelsBody')}</p>
      </Notice>
      <h2>{t('honours.desk.previewTitle')}</h2>
      <p className="muted">{t('honours.desk.previewNote')}</p>
      <div className="certificate">
        {kind === 'honourList' ? (
          <HonourList
            {...shared}
            content={{ rows: preview.honours, figures, rounds: preview.rounds }}
            query={honourQuery.parse({})}
            isPreview
          />
        ) : null}
        {kind === 'donorRoll' ? (
          <DonorRoll {...shared} content={{ rows: preview.gifts, figures }} query={donorQuery.parse({})} />
        ) : null}
        {kind === 'fundFigures' ? (
          <FundReport {...shared} asOf={asOf} content={{ lines: preview.lines, figures }} />
        ) : null}
      </div>
    </section>
  );
}
