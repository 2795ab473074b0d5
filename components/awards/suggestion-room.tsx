/**
 * The rules of a round: which version, asking them, what they said about each file and why, computed again.
 * Refuses to decide: the council does. Says outright when the stored answer does not come out again.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { can, type Role } from '@/lib/access/policy';
import type { SuggestionsData } from '@/lib/awards/queries/rule-pages';
import { formatInstantVn } from '@/lib/kernel/dates';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { ActionForm } from './action-form';
import { versionChoices } from './new-round';
import { SuggestionTable } from './suggestion-table';

export interface SuggestionRoomProps {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
  data: SuggestionsData;
  actions: { ask: FormAction; bind: FormAction };
}

/** The page below the tabs. */
export function SuggestionRoom({ hoi, locale, roles, data, actions }: SuggestionRoomProps) {
  const t = translator(locale);
  const { round, version, said } = data;
  const manages = can(roles, 'awards.manageRound');
  if (!version) {
    return (
      <div className="stack">
        <Notice tone="info" title={t('awards.suggest.unbound')}>
          {t('awards.suggest.unboundBody')}
        </Notice>
        {manages && round.status === 'open' && !data.hasFiles ? (
          <BindPart {...{ locale, data }} action={actions.bind} />
        ) : null}
      </div>
    );
  }
  const { ruleSetId, name } = version;
  const href = routes.office.awardRuleSet(hoi, ruleSetId, { ban: String(version.version) });
  const isOpen = ['open', 'meeting', 'proposed'].includes(round.status);
  return (
    <div className="stack">
      <p className="lede">
        <a href={href}>
          {t('awards.suggest.follows', {
            version: t('awards.ruleBook.versionOf', { name, version: version.version }),
          })}
        </a>
      </p>
      {round.hiddenFiles > 0 ? <Notice tone="locked" title={t('awards.suggest.hidden')} /> : null}
      {data.isStale ? <Notice tone="warning" title={t('awards.suggest.stale')} /> : null}
      {manages && isOpen && round.hiddenFiles === 0 ? (
        <AskPart {...{ locale, data }} action={actions.ask} />
      ) : null}
      {said ? (
        <>
          <Replay problems={data.problems ?? []} locale={locale} />
          <p>{t('awards.suggest.asked', { at: formatInstantVn(said.evaluatedAt), name: data.askedBy })}</p>
          <SuggestionTable {...{ hoi, locale, data, version }} outcomes={said.outcomes} />
        </>
      ) : null}
    </div>
  );
}

function BindPart({ locale, data, action }: { locale: Locale; data: SuggestionsData; action: FormAction }) {
  const t = translator(locale);
  if (data.choices.length === 0) return <p>{t('awards.suggest.noVersions')}</p>;
  return (
    <section>
      <h2>{t('awards.suggest.bindTitle')}</h2>
      <p>{t('awards.suggest.bindBody')}</p>
      <PlainForm
        {...{ action, locale, submit: t('awards.suggest.bindSubmit') }}
        hidden={{ round: data.round.slug, roundId: String(data.round.id) }}
        fields={[
          {
            ...{ kind: 'select', name: 'rules', label: t('awards.suggest.bindLabel') },
            options: versionChoices(data.choices, locale),
          },
        ]}
      />
    </section>
  );
}

function AskPart({ locale, data, action }: { locale: Locale; data: SuggestionsData; action: FormAction }) {
  const t = translator(locale);
  const label = t(data.said ? 'awards.suggest.evaluateAgain' : 'awards.suggest.evaluate');
  return (
    <section>
      <h2>{t('awards.suggest.evaluateTitle')}</h2>
      <p>{t('awards.suggest.evaluateBody')}</p>
      <ActionForm
        {...{ action, locale }}
        hidden={{ round: data.round.slug, roundId: data.round.id }}
        actions={<SubmitButton locale={locale}>{label}</SubmitButton>}
      />
    </section>
  );
}

function Replay({ problems, locale }: { problems: string[]; locale: Locale }) {
  const t = translator(locale);
  if (problems.length === 0) {
    return (
      <Notice tone="success" title={t('awards.suggest.replayGood')}>
        {t('awards.suggest.replayBody')}
      </Notice>
    );
  }
  return (
    <Notice tone="error" title={t('awards.suggest.replayBad')}>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{t(`awards.suggest.replayProblems.${problem}`)}</li>
        ))}
      </ul>
    </Notice>
  );
}
