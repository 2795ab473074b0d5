/**
 * The page of one ceremony, put together: when and where, the run sheet, the money, the papers, the end.
 * Owns what comes before the ceremony (envelopes) and after it (orders to pay).
 */
import { HistoryLink } from '@/components/audit/history-link';
import { PlainForm } from '@/components/forms/plain-form';
import { notesText } from '@/components/payments/cash-needed';
import { ButtonLink } from '@/components/ui/button';
import { dateSentence } from '@/components/ui/date-text';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Breadcrumbs } from '@/components/ui/navigation';
import { PrintButton } from '@/components/ui/print-button';
import { StatusTag } from '@/components/ui/status-tag';
import type { Role } from '@/lib/access/policy';
import { can } from '@/lib/access/policy';
import { type RunSheet, unpaidAwards } from '@/lib/ceremonies/run-sheet';
import { formatVndUnit } from '@/lib/kernel/money';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

interface Parts {
  hoi: string;
  locale: Locale;
  sheet: RunSheet;
  roles: readonly Role[];
}

/** Where, when, in which state. */
export function CeremonyHead({ hoi, locale, sheet }: Omit<Parts, 'roles'>) {
  const t = translator(locale);
  const { ceremony } = sheet;
  const date = dateSentence(ceremony.heldOn, locale);
  return (
    <>
      <Breadcrumbs
        locale={locale}
        items={[
          { label: t('ceremonies.title'), href: routes.office.ceremonies(hoi) },
          { label: ceremony.name },
        ]}
      />
      <p className="lede">{t('ceremonies.sheet.when', { date, place: ceremony.place })}</p>
      <p>
        <StatusTag
          tone={ceremony.status === 'held' ? 'warning' : ceremony.status === 'closed' ? 'success' : 'info'}
        >
          {t(`ceremonies.status.${ceremony.status}`)}
        </StatusTag>{' '}
        {ceremony.lunarLabel && !date.includes(ceremony.lunarLabel) ? `${ceremony.lunarLabel} · ` : ''}
        {t('ceremonies.sheet.round', { name: ceremony.roundName })}
      </p>
    </>
  );
}

/** Everything below the run sheet. */
export function CeremonyFoot({ hoi, locale, sheet, roles, close }: Parts & { close: BoundAction }) {
  const t = translator(locale);
  const { ceremony, rows, counts } = sheet;
  const envelopes = rows
    .filter((row) => row.status === 'waiting' && row.amountVnd > 0n)
    .map((row) => row.amountVnd);
  const total = envelopes.reduce((sum, amount) => sum + amount, 0n);
  const mayManage = can(roles, 'ceremonies.manage');
  return (
    <>
      <section>
        <h2>{t('ceremonies.cash.title')}</h2>
        <p>
          {total > 0n
            ? t('ceremonies.cash.sentence', { amount: formatVndUnit(total), notes: notesText(envelopes, t) })
            : t('ceremonies.cash.none')}
        </p>
      </section>
      <PaySection {...{ hoi, t, sheet, roles }} />
      <PaperSection {...{ hoi, locale, t, sheet }} />
      {mayManage && ceremony.status !== 'closed' && rows.length > 0 ? (
        <section className="no-print">
          <h2>{t('ceremonies.act.closeTitle')}</h2>
          {counts.waiting > 0 ? (
            <p>{t('ceremonies.act.closeBlocked', { count: counts.waiting })}</p>
          ) : (
            <MessagesProvider locale={locale} modules={['errors']}>
              <p>{t('ceremonies.act.closeBody')}</p>
              <PlainForm
                {...{ locale, fields: [], action: close }}
                hidden={{ ceremonyId: String(ceremony.id), slug: ceremony.slug }}
                submit={t('ceremonies.act.close')}
              />
            </MessagesProvider>
          )}
        </section>
      ) : null}
    </>
  );
}

function PaySection({ hoi, t, sheet, roles }: Omit<Parts, 'locale'> & { t: Translator }) {
  const { handed, later } = unpaidAwards(sheet.rows);
  const open = handed.length + later.length;
  const link = (count: number, who: string, key: string, variant: 'primary' | 'secondary') =>
    count === 0 ? null : (
      <ButtonLink
        variant={variant}
        href={routes.office.newPayment(hoi, { 'le-trao': sheet.ceremony.slug, nguoi: who })}
      >
        {t(`ceremonies.pay.${key}`, { count })}
      </ButtonLink>
    );
  if (sheet.rows.every((row) => row.benefit !== 'money')) return null;
  return (
    <section className="no-print">
      <h2>{t('ceremonies.pay.title')}</h2>
      {open === 0 && sheet.counts.waiting === 0 ? <p>{t('ceremonies.pay.done')}</p> : null}
      {open === 0 && sheet.counts.waiting > 0 ? <p>{t('ceremonies.pay.none')}</p> : null}
      {open > 0 && can(roles, 'payments.prepare') ? (
        <>
          <p>{t('ceremonies.pay.body')}</p>
          <div className="actions">
            {link(handed.length, 'da-trao', 'handed', 'primary')}
            {link(later.length, 'vang', 'absent', 'secondary')}
          </div>
        </>
      ) : null}
      {open > 0 && !can(roles, 'payments.prepare') ? (
        <p>{t('ceremonies.pay.waitAccountant', { count: open })}</p>
      ) : null}
    </section>
  );
}

function PaperSection({ hoi, locale, t, sheet }: Omit<Parts, 'roles'> & { t: Translator }) {
  const { ceremony, rows } = sheet;
  if (rows.length === 0) return null;
  return (
    <section className="no-print">
      <h2>{t('ceremonies.papers.title')}</h2>
      <div className="actions">
        {rows.some((row) => row.benefit === 'money') ? (
          <ButtonLink variant="primary" href={routes.office.signSheetPdf(hoi, ceremony.slug)}>
            {t('ceremonies.papers.signSheet')}
          </ButtonLink>
        ) : null}
        <ButtonLink href={routes.office.programmePdf(hoi, ceremony.slug)}>
          {t('ceremonies.papers.programme')}
        </ButtonLink>
        <PrintButton locale={locale} />
        <HistoryLink {...{ hoi, locale }} type="ceremony" id={ceremony.id} of={ceremony.name} />
      </div>
      <p className="muted">{t('ceremonies.papers.programmeHint')}</p>
    </section>
  );
}
