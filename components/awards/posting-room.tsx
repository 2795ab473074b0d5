/**
 * The posted list: how long it hangs and where, the sheet to print, which awards wait and why, objections, and the form
 * that posts it. Refuses to show what was objected to whoever may not see it: the query leaves it out.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { DateText } from '@/components/ui/date-text';
import { DescriptionList, SummaryCard } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { EmptyState } from '@/components/ui/state-of-page';
import { can, type Role } from '@/lib/access/policy';
import type { Posting, PostingData } from '@/lib/awards/queries/objections';
import { postingClock, postingDays } from '@/lib/awards/rules/posting';
import { formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { ObjectionRegister } from './objection-register';

export interface PostingRoomProps {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
  data: PostingData;
  actions: Record<'post' | 'object' | 'review' | 'answer', FormAction>;
}

/** The page below the tabs. */
export function PostingRoom({ hoi, locale, roles, data, actions }: PostingRoomProps) {
  const t = translator(locale);
  const { round, postings, isDecided } = data;
  const text = (key: string) => t(`after.posting.${key}`);
  const manages = can(roles, 'awards.manageRound') && round.status !== 'closed';
  const [latest, ...earlier] = postings;
  return (
    <div className="stack">
      <p className="lede">{text('lede')}</p>
      {isDecided ? null : <EmptyState title={text('earlyTitle')}>{text('earlyBody')}</EmptyState>}
      {isDecided && !latest ? <EmptyState title={text('noneTitle')}>{text('noneBody')}</EmptyState> : null}
      {latest ? <PostingCard {...{ hoi, locale, data }} posting={latest} /> : null}
      {earlier.map((one) => (
        <p key={one.id}>{t('after.posting.earlier', wordsOf(one))}</p>
      ))}
      <HeldNotice {...{ locale, data }} />
      {isDecided && manages ? <PostForm {...{ locale, data }} action={actions.post} /> : null}
      {latest ? <ObjectionRegister {...{ hoi, locale, roles, data, actions, manages }} /> : null}
    </div>
  );
}

const wordsOf = ({ fromOn, untilOn, wherePosted }: Posting) => ({
  ...{ from: formatDateVn(fromOn), until: formatDateVn(untilOn), where: wherePosted },
});

type PartProps = Pick<PostingRoomProps, 'locale' | 'data'>;

function PostingCard({ hoi, locale, data, posting }: PartProps & { hoi: string; posting: Posting }) {
  const t = translator(locale);
  const text = (key: string) => t(`after.posting.${key}`);
  const { phase, days } = postingClock(posting, data.today);
  const pdf = (kho: string) => routes.office.awardPostingPdf(hoi, data.round.slug, { kho });
  const recorded = { who: posting.postedBy, when: formatInstantVn(posting.postedAt) };
  return (
    <SummaryCard title={text('cardTitle')}>
      <DescriptionList
        items={[
          { term: text('clock'), value: <strong>{t(`after.posting.clock_${phase}`, { days })}</strong> },
          { term: text('fromOn'), value: <DateText date={posting.fromOn} /> },
          { term: text('untilOn'), value: <DateText date={posting.untilOn} /> },
          { term: text('wherePosted'), value: posting.wherePosted },
          { term: text('receiveAt'), value: posting.receiveAt },
          { term: text('recorded'), value: t('after.posting.recordedBy', recorded) },
        ]}
      />
      {data.round.hiddenFiles > 0 ? null : (
        <p className="actions">
          <ButtonLink href={pdf('a4')}>{text('printA4')}</ButtonLink>
          <ButtonLink variant="secondary" href={pdf('a3')}>
            {text('printA3')}
          </ButtonLink>
        </p>
      )}
    </SummaryCard>
  );
}

function HeldNotice({ locale, data }: PartProps) {
  const t = translator(locale);
  const codes = [...data.held.values()];
  if (codes.length === 0) return null;
  return (
    <Notice tone="locked" title={t('after.posting.heldTitle', { count: codes.length })}>
      <ul>
        {[...new Set(codes)].map((code) => (
          <li key={code}>
            {t(`after.posting.held.${code.slice('awards.'.length)}`, {
              count: codes.filter((one) => one === code).length,
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function PostForm({ locale, data, action }: PartProps & { action: FormAction }) {
  const t = translator(locale);
  const { round, today, postings } = data;
  const text = (key: string) => t(`after.posting.${key}`);
  const field = (name: string) => ({ name, label: text(name), hint: text(`${name}Hint`) });
  const [latest] = postings;
  return (
    <details open={latest === undefined}>
      <summary>{text(latest ? 'postAgain' : 'postTitle')}</summary>
      <p>{text('postBody')}</p>
      <PlainForm
        {...{ action, locale, idPrefix: 'niem-yet', submit: text('postSubmit') }}
        hidden={{ round: round.slug, roundId: String(round.id), today }}
        fields={[
          { kind: 'date', today, ...field('fromOn'), value: formatDateVn(today) },
          {
            ...{ kind: 'text', ...field('days'), value: String(postingDays.usual) },
            ...{ width: 'short', inputMode: 'numeric' },
          },
          { kind: 'text', ...field('wherePosted'), value: latest?.wherePosted },
          { kind: 'text', ...field('receiveAt'), value: latest?.receiveAt },
        ]}
      />
    </details>
  );
}
