/** Awards with version, approvals by name and time, and what is missing. Old approvals stay in sight, marked as void. */
import { HistoryLink } from '@/components/audit/history-link';
import { amountText } from '@/components/ui/amount';
import { Table } from '@/components/ui/table';
import type { AwardLine } from '@/lib/awards/queries/awards';
import type { DecisionData } from '@/lib/awards/queries/pages';
import { laneOf } from '@/lib/awards/rules/states';
import { awardLabel } from '@/lib/documents/award-papers';
import { formatInstantVn } from '@/lib/kernel/dates';
import { formatVnd } from '@/lib/kernel/money';
import { type Locale, translator } from '@/lib/web/messages';
import { LaneTag } from './lane-tag';

export interface AwardTableProps {
  hoi: string;
  locale: Locale;
  data: DecisionData;
  /** People who only prepare or pay see the neutral label of the papers: a category may say that a child is poor. */
  seesCategory: boolean;
}

/** The list of a round, with its sum. */
export function AwardTable({ hoi, locale, data, seesCategory }: AwardTableProps) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.decision.${key}`);
  const living = data.awards.filter((award) => award.status !== 'withdrawn');
  const totalVnd = living.reduce((sum, award) => sum + award.amountVnd, 0n);
  return (
    <section>
      <h2>{text('listTitle')}</h2>
      <Table
        caption={t('awards.decision.caption', { round: data.round.name })}
        captionHidden
        rows={data.awards}
        rowKey={(award) => award.id}
        rowTone={(award) => (award.status === 'withdrawn' ? 'void' : undefined)}
        footer={{ name: text('total'), amount: formatVnd(totalVnd) }}
        columns={[
          {
            ...{ key: 'name', header: text('name') },
            cell: (award) => (
              <>
                {award.name}, {award.school || award.unit}{' '}
                <HistoryLink hoi={hoi} type="award" id={award.id} locale={locale} of={award.name} />
              </>
            ),
          },
          {
            key: 'category',
            header: text('category'),
            cell: (award) =>
              seesCategory
                ? t(`awards.categories.${award.category}`)
                : awardLabel(award.category, award.benefit),
          },
          {
            key: 'amount',
            header: text('amount'),
            align: 'end',
            cell: (award) => amountText(award.amountVnd, { unit: false }),
          },
          {
            ...{ key: 'status', header: text('status') },
            cell: (award) => <LaneTag lane={laneOf('shortlisted', award.status)} locale={locale} />,
          },
          {
            ...{ key: 'approvals', header: text('approvals') },
            cell: (award) => <Approvals award={award} needed={data.round.minApprovals} locale={locale} />,
          },
        ]}
      />
    </section>
  );
}

function Approvals({ award, needed, locale }: { award: AwardLine; needed: number; locale: Locale }) {
  const t = translator(locale);
  const missing = needed - award.validApprovals;
  const isOpen = award.status === 'proposed' || award.status === 'approved';
  const version = (number: number) => t('awards.decision.version', { version: number });
  return (
    <>
      <p>
        {version(award.version)}. {t('awards.decision.proposedBy', { name: award.proposedByName })}.
      </p>
      {award.version > 1 && isOpen ? (
        <p>{t('awards.decision.changed', { version: award.version - 1 })}</p>
      ) : null}
      <ul>
        {award.approvals.map((approval) => {
          const facts = { name: approval.name, at: formatInstantVn(approval.at) };
          const sentence = approval.isValid
            ? t('awards.decision.approvedBy', facts)
            : `${version(approval.version)}: ${t('awards.decision.voidApproval', facts)}`;
          return (
            <li key={`${approval.version}-${approval.userId}`}>
              {approval.isValid ? sentence : <s>{sentence}</s>}
            </li>
          );
        })}
      </ul>
      {isOpen ? (
        <p>{missing > 0 ? t('awards.decision.missing', { count: missing }) : t('awards.decision.enough')}</p>
      ) : null}
    </>
  );
}
