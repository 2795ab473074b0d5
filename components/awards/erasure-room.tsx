/**
 * Circumstances after a round: when they go, what went, the counts that stay, and the forms of those who may change it.
 * Refuses to show whose: only numbers stand here.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { DateText } from '@/components/ui/date-text';
import { DescriptionList, SummaryCard } from '@/components/ui/description-list';
import { can, type Role } from '@/lib/access/policy';
import type { ErasureData, ErasureLine } from '@/lib/awards/queries/erasure';
import { formatInstantVn } from '@/lib/kernel/dates';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { FiguresPart } from './figures-part';

export interface ErasureRoomProps {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
  data: ErasureData;
  actions: { keepTerm: FormAction; erase: FormAction; publish: FormAction; withdraw: FormAction };
}

/** The page below the tabs. */
export function ErasureRoom({ hoi, locale, roles, data, actions }: ErasureRoomProps) {
  const t = translator(locale);
  const { outlook, erasures } = data;
  const text = (key: string) => t(`after.erasure.${key}`);
  const { overOn, dueOn } = outlook;
  return (
    <div className="stack">
      {can(roles, 'awards.writeLetters') ? (
        <p>
          <a href={routes.office.roundLetters(hoi, data.round.slug)}>{t('after.letters.link')}</a>
        </p>
      ) : null}
      <p className="lede">{text('lede')}</p>
      <SummaryCard title={text('outlookTitle')}>
        <DescriptionList
          items={[
            { term: text('months'), value: t('after.erasure.monthsValue', { count: outlook.months }) },
            { term: text('overOn'), value: overOn ? <DateText date={overOn} /> : text('notOver') },
            { term: text('dueOn'), value: dueOn ? <DateText date={dueOn} /> : text('dueUnknown') },
            { term: text('files'), value: outlook.files },
            { term: text('drafts'), value: outlook.drafts },
          ]}
        />
      </SummaryCard>
      <h2>{text('past')}</h2>
      {erasures.length === 0 ? <p>{text('none')}</p> : null}
      <ul className="stack">
        {erasures.map((line) => (
          <li key={line.erasedAt}>{erasureText(line, locale)}</li>
        ))}
      </ul>
      <Counts {...{ locale, data }} />
      <FiguresPart {...{ hoi, locale, data, actions }} mayPublish={can(roles, 'publication.publish')} />
      {can(roles, 'awards.eraseHardship') ? <ErasureForms {...{ locale, data, actions }} /> : null}
    </div>
  );
}

function erasureText({ erasedAt, erasedBy: who, cause, ...line }: ErasureLine, locale: Locale): string {
  const key = cause === 'atOnce' ? 'byHand' : 'byTerm';
  return translator(locale)(`after.erasure.${key}`, { ...line, who, when: formatInstantVn(erasedAt) });
}

function Counts({ locale, data }: Pick<ErasureRoomProps, 'locale' | 'data'>) {
  const t = translator(locale);
  if (data.counts.length === 0) return null;
  return (
    <SummaryCard title={t('after.erasure.countsTitle')}>
      <p>{t('after.erasure.countsBody')}</p>
      <DescriptionList
        items={data.counts.map(({ circumstance, files }) => ({
          term: t(`awards.circumstances.${circumstance}`),
          value: files,
        }))}
      />
    </SummaryCard>
  );
}

function ErasureForms({ locale, data, actions }: Omit<ErasureRoomProps, 'roles' | 'hoi'>) {
  const t = translator(locale);
  const { round, outlook, programme } = data;
  const text = (key: string) => t(`after.erasure.${key}`);
  const count = outlook.files + outlook.drafts;
  const hidden = { round: round.slug, roundId: String(round.id) };
  const scopes = [
    { value: 'round', label: text('scopeRound') },
    ...(programme
      ? [{ value: 'programme', label: t('after.erasure.scopeProgramme', { name: programme.name }) }]
      : []),
    { value: 'association', label: text('scopeAssociation') },
  ];
  return (
    <>
      <details>
        <summary>{text('termTitle')}</summary>
        <p>{text('termBody')}</p>
        <PlainForm
          {...{ action: actions.keepTerm, locale, idPrefix: 'han', submit: text('termSubmit') }}
          hidden={{ ...hidden, programmeId: programme?.id ?? '' }}
          fields={[
            {
              ...{ kind: 'text', name: 'months', label: text('termMonths'), value: String(outlook.months) },
              ...{ width: 'short', inputMode: 'numeric' },
            },
            { kind: 'radio', name: 'scope', label: text('termScope'), options: scopes, value: 'round' },
          ]}
        />
      </details>
      {outlook.overOn === null ? null : count === 0 ? (
        <p>{text('nothing')}</p>
      ) : (
        <details>
          <summary>{text('eraseTitle')}</summary>
          <p>{t('after.erasure.eraseBody', { files: outlook.files, drafts: outlook.drafts })}</p>
          <PlainForm
            {...{ action: actions.erase, locale, idPrefix: 'xoa', submit: text('eraseSubmit') }}
            variant="danger"
            hidden={{ ...hidden, seen: String(count) }}
            fields={[
              { kind: 'text', name: 'reason', label: text('eraseReason') },
              { kind: 'checkbox', name: 'understood', label: text('understood') },
            ]}
          />
        </details>
      )}
    </>
  );
}
