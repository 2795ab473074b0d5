/**
 * The run sheet of a ceremony: how far it is, who is called up group by group, and what is to be paid.
 * Owns the groups and their order. Refuses a group for hardship: pupils are one group.
 */
import { PlainForm } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Tabs } from '@/components/ui/navigation';
import { EmptyState } from '@/components/ui/state-of-page';
import { TextInput } from '@/components/ui/text-input';
import { recipientGroups, type SheetCounts } from '@/lib/ceremonies/rules';
import { filterSheet, type RunSheet, type SheetFilter, type SheetView } from '@/lib/ceremonies/run-sheet';
import type { DateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import { compareNames } from '@/lib/kernel/names';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { type RowActions, SheetRowCard } from './sheet-row';

export interface RunSheetProps {
  hoi: string;
  locale: Locale;
  sheet: RunSheet;
  filter: SheetFilter;
  today: DateVn;
  mayManage: boolean;
  maySeePayments: boolean;
  actions: RowActions;
  listAwards: BoundAction;
}

/** How far it is, the filter and the rows. */
export function RunSheetView(props: RunSheetProps) {
  const { hoi, locale, sheet, filter, today, mayManage, maySeePayments, actions, listAwards } = props;
  const t = translator(locale);
  const { ceremony, rows, counts, unlisted } = sheet;
  const shown = filterSheet(rows, filter);
  return (
    <MessagesProvider locale={locale} modules={['ceremonies', 'errors']}>
      {rows.length > 0 ? <CountLine {...{ counts, t }} /> : null}
      {mayManage && rows.length > 0 ? (
        <p className="muted no-print">{t('ceremonies.sheet.wrongPress')}</p>
      ) : null}
      {mayManage && unlisted > 0 && ceremony.status !== 'closed' ? (
        <PlainForm
          action={listAwards}
          locale={locale}
          fields={[]}
          hidden={{ ceremonyId: String(ceremony.id), slug: ceremony.slug }}
          submit={t('ceremonies.sheet.listAwards', { count: unlisted })}
        />
      ) : null}
      {rows.length > 0 ? <SheetFilters {...{ hoi, locale, t, filter, counts }} slug={ceremony.slug} /> : null}
      {shown.length === 0 ? <NothingHere {...{ hoi, t, sheet }} /> : null}
      {recipientGroups.map((group) => {
        const members = shown
          .filter((row) => row.group === group)
          .sort((a, b) => compareNames(a.name, b.name));
        if (members.length === 0) return null;
        return (
          <section key={group}>
            <h2>
              {t(`ceremonies.group.${group}`)} ({members.length})
            </h2>
            <ol className="list-none p-0">
              {members.map((row) => (
                <SheetRowCard
                  key={row.handoverId}
                  {...{ hoi, locale, ceremony, row, filter, today, mayManage, maySeePayments, actions }}
                />
              ))}
            </ol>
          </section>
        );
      })}
    </MessagesProvider>
  );
}

/** One line for the phone; the figures stand below the list. */
function CountLine({ counts, t }: { counts: SheetCounts; t: Translator }) {
  return (
    <p>
      {t('ceremonies.sheet.progress', {
        ...{ part: counts.handed + counts.handedLater, whole: counts.total, absent: counts.absent },
        ...{
          handed: formatVndUnit(counts.handedVnd),
          owed: formatVndUnit(counts.owedVnd),
          unsigned: counts.unsigned,
        },
      })}
    </p>
  );
}

interface FiltersProps {
  hoi: string;
  slug: string;
  locale: Locale;
  t: Translator;
  filter: SheetFilter;
  counts: SheetCounts;
}

function SheetFilters({ hoi, slug, locale, t, filter, counts }: FiltersProps) {
  const tab = (view: SheetView, label: string, count: number) => ({
    ...{ label, count, current: filter.view === view },
    href: routes.office.ceremony(hoi, slug, { xem: view === 'tat-ca' ? undefined : view, q: filter.q }),
  });
  return (
    <div className="no-print">
      <Tabs
        locale={locale}
        items={[
          tab('tat-ca', t('ceremonies.sheet.all'), counts.total),
          tab('chua-trao', t('ceremonies.handover.waiting'), counts.waiting),
          tab('da-trao', t('ceremonies.handover.handed'), counts.handed + counts.handedLater),
          tab('vang', t('ceremonies.handover.absent'), counts.absent),
        ]}
      />
      <form className="filters" method="get">
        {filter.view === 'tat-ca' ? null : <input type="hidden" name="xem" value={filter.view} />}
        <TextInput
          name="q"
          label={t('ceremonies.sheet.search')}
          locale={locale}
          width="medium"
          defaultValue={filter.q}
        />
        <button type="submit" className="btn btn-secondary">
          {t('ceremonies.sheet.find')}
        </button>
      </form>
    </div>
  );
}

function NothingHere({ hoi, t, sheet }: { hoi: string; t: Translator; sheet: RunSheet }) {
  if (sheet.rows.length > 0)
    return (
      <EmptyState
        title={t('ceremonies.sheet.emptyFilter')}
        actions={
          <ButtonLink href={routes.office.ceremony(hoi, sheet.ceremony.slug)}>
            {t('common.actions.clearFilters')}
          </ButtonLink>
        }
      />
    );
  return (
    <EmptyState title={t('ceremonies.sheet.empty')}>
      {sheet.unlisted > 0 ? <p>{t('ceremonies.sheet.emptyBody')}</p> : null}
    </EmptyState>
  );
}
