/**
 * What stands on top of every page of a round: the way back, the tabs, what was just done, what is hidden.
 * Owns the order of these parts. Refuses to fetch ahead: the tabs are plain links.
 */
import type { ReactNode } from 'react';
import { type MessageParts, MessagesProvider } from '@/components/ui/messages-provider';
import { Breadcrumbs, Tabs } from '@/components/ui/navigation';
import { Notice } from '@/components/ui/notice';
import { can, type Role } from '@/lib/access/policy';
import type { RoundFacts } from '@/lib/awards/queries/rounds';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export type RoundTab =
  | 'board'
  | 'dossiers'
  | 'suggestions'
  | 'scoring'
  | 'meeting'
  | 'decision'
  | 'instalments'
  | 'payments'
  | 'after';

export interface RoundFrameProps {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
  round: RoundFacts;
  current: RoundTab;
  /** Code of what was just done, from the address (?xong=). */
  done?: string;
  /** For how many, from the address (?so=), where the sentence says so. */
  count?: string;
  /** Texts for the forms inside; left out: all that any form of a round needs. */
  texts?: readonly MessageParts[];
  children: ReactNode;
}

const roundTexts = ['awards', 'after', 'errors', 'common'] as const;

/** Texts of the forms of a meeting, which is used on telephones in a hall: the whole module would be half of the page. */
export const meetingTexts: readonly MessageParts[] = [
  ...(['awards.choices', 'awards.meeting', 'common'] as const),
  ...(['web', 'fields', 'access', 'awards', 'links', 'people', 'scoring', 'audit'] as const).map(
    (part): MessageParts => `errors.${part}`,
  ),
];

/** The frame, with texts for the forms inside. */
export function RoundFrame({
  hoi,
  locale,
  roles,
  round,
  current,
  done,
  count,
  texts,
  children,
}: RoundFrameProps) {
  const t = translator(locale);
  const tabs = tabsOf(hoi, roles, round);
  return (
    <MessagesProvider locale={locale} modules={texts ?? roundTexts}>
      <Breadcrumbs
        locale={locale}
        items={[
          { label: t('awards.list.title'), href: routes.office.awardRounds(hoi) },
          { label: round.name },
        ]}
      />
      <Tabs
        locale={locale}
        label={t('awards.tabs.label')}
        items={tabs.map((tab) => ({
          label: t(`awards.tabs.${tab.key}`),
          href: tab.href,
          current: tab.key === current,
        }))}
      />
      {done ? <DoneNotice code={done} count={count} locale={locale} /> : null}
      {round.hiddenFiles > 0 ? (
        <Notice tone="locked" title={t('awards.hidden.title', { count: round.hiddenFiles })}>
          {t('awards.hidden.body')}
        </Notice>
      ) : null}
      {children}
    </MessagesProvider>
  );
}

function tabsOf(hoi: string, roles: readonly Role[], round: RoundFacts) {
  const { office } = routes;
  const sees = can(roles, 'awards.viewDossiers');
  const tabs: { key: RoundTab; href: string; isShown: boolean }[] = [
    { key: 'board', href: office.awardRound(hoi, round.slug), isShown: true },
    { key: 'dossiers', href: office.awardDossiers(hoi, round.slug), isShown: sees },
    {
      key: 'suggestions',
      href: office.awardSuggestions(hoi, round.slug),
      isShown: can(roles, 'awards.viewSuggestions'),
    },
    { key: 'scoring', href: office.awardScoring(hoi, round.slug), isShown: sees },
    { key: 'meeting', href: office.awardMeeting(hoi, round.slug), isShown: sees },
    { key: 'decision', href: office.awardDecision(hoi, round.slug), isShown: true },
    {
      key: 'instalments',
      href: office.awardInstalments(hoi, round.slug),
      isShown: round.isRenewable && can(roles, 'awards.viewInstalments'),
    },
    { key: 'payments', href: office.awardPayments(hoi, round.slug), isShown: can(roles, 'payments.view') },
    {
      key: 'after',
      href: office.afterRound(hoi, round.slug),
      isShown: can(roles, 'awards.viewAfter'),
    },
  ];
  return tabs.filter((tab) => tab.isShown);
}

const doneCodes = new Set(
  'opened council submitted reviewed resubmitted recused attendance scored abstained rubric voted votedAll handsOf paper handsConfirmedOf seated guestSeated guestSeatEnded concluded proposed changed rate withdrawn promoted approved decided rulesWritten bound evaluated facts explained programme quota units linkClosed term erased words figures figuresGone textKept changeWritten changeSigned posted objection objectionStep calledUp planned checked renewed'.split(
    ' ',
  ),
);

/** "Đã cất …" after a redirect; an unknown word in the address says nothing. */
export function DoneNotice({ code, count, locale }: { code: string; count?: string; locale: Locale }) {
  const values = { count: /^\d{1,6}$/.test(count ?? '') ? Number(count) : 0 };
  return doneCodes.has(code) ? (
    <Notice tone="success" title={translator(locale)(`awards.done.${code}`, values)} />
  ) : null;
}
