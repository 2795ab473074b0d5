/**
 * What the sender of a report reads under its code: where it stands and what the association answers.
 * Refuses names, contacts and what was written: whoever has the code sees this page.
 */
import { ButtonLink } from '@/components/ui/button';
import { DescriptionList, type Fact } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { StatusTag } from '@/components/ui/status-tag';
import { formatPaperCode } from '@/lib/kernel/codes';
import { formatDateVn, todayVn } from '@/lib/kernel/dates';
import type { ReportedMistake } from '@/lib/mistakes/door';
import { isClosed } from '@/lib/mistakes/schema';
import type { WishPlace } from '@/lib/rights/door';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface ReportAnswerProps {
  locale: Locale;
  hoi: string;
  place: WishPlace;
  code: string;
  report: ReportedMistake;
  /** It was sent a moment ago. */
  isNew: boolean;
}

const dayOf = (instant: string) => formatDateVn(todayVn(new Date(instant)));

/** The page below its heading. */
export function ReportAnswer({ locale, hoi, place, code, report, isNew }: ReportAnswerProps) {
  const t = translator(locale);
  const { association, phone } = place;
  return (
    <div className="stack measure">
      {isNew ? (
        <Notice tone="success" title={t('mistakes.state.sent', { code: formatPaperCode(code) })} />
      ) : null}
      <p>{t('mistakes.state.keep')}</p>
      <DescriptionList items={factsOf(t, report)} />
      <p>{t(`mistakes.state.next.${report.state}`)}</p>
      <p className="actions">
        <ButtonLink href={routes.reportMistake(hoi, { trang: report.page })}>
          {t('mistakes.state.again')}
        </ButtonLink>
      </p>
      <p>{phone ? t('links.help', { association, phone }) : t('links.helpNoPhone', { association })}</p>
    </div>
  );
}

function factsOf(t: Translator, report: ReportedMistake): Fact[] {
  const { kind, page, receivedAt, state, stateAt, answer, voucher, publication } = report;
  const corrected = voucher ?? (publication && versionName(t, publication));
  const facts: (Fact | false | null)[] = [
    { term: t('mistakes.state.kind'), value: t(`mistakes.kinds.${kind}`) },
    { term: t('mistakes.state.page'), value: page ? <a href={page}>{page}</a> : t('mistakes.state.noPage') },
    { term: t('mistakes.state.received'), value: dayOf(receivedAt) },
    {
      term: t('mistakes.state.state'),
      value: (
        <StatusTag tone={isClosed(state) ? 'success' : 'info'}>{t(`mistakes.states.${state}`)}</StatusTag>
      ),
    },
    stateAt !== null && { term: t('mistakes.state.since'), value: dayOf(stateAt) },
    answer !== null && { term: t('mistakes.state.answer'), value: answer },
    corrected !== null && { term: t('mistakes.state.correction'), value: corrected },
  ];
  return facts.filter((fact) => fact !== false && fact !== null);
}

/** "Thu chi năm 2026, bản thứ 2". */
export function versionName(
  t: Translator,
  { kind, year, version }: { kind: string; year: number; version: number },
) {
  return t('mistakes.publication', {
    kind: t(`versions.kinds.${kind}`),
    year: String(year),
    version: String(version),
  });
}
