/** Links of a round: making one for a school or hamlet, and those made so far, each to be closed with a reason. */
import type { ReactNode } from 'react';
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { StatusTag } from '@/components/ui/status-tag';
import { demoLink } from '@/lib/access/demo-accounts';
import type { LinkLine, LinksData } from '@/lib/awards/queries/links';
import { addDays, formatDateVn } from '@/lib/kernel/dates';
import { type Locale, translator } from '@/lib/web/messages';
import { LinkAuthorityPart } from './link-authority-part';
import { LinkMaker } from './link-maker';

export interface LinkDeskProps {
  locale: Locale;
  data: LinksData;
  hoi: string;
  actions: { make: FormAction; close: FormAction; giveCode: FormAction };
  /** Address of this installation up to the secret. */
  start: string;
  association: string;
  /** The sample data, where one link is for everybody to try. */
  isDemo: boolean;
}

/** The page below the tabs. The text to copy is Vietnamese on English pages too: it is for the school. */
export function LinkDesk({ hoi, locale, data, actions, start, association, isDemo }: LinkDeskProps) {
  const t = translator(locale);
  const { round, links, authorities, today } = data;
  const message = translator('vi')('awards.links.message', {
    ...{ association, round: round.name, date: formatDateVn(round.deadlineOn) },
  });
  const categories = round.categories.map(({ id, category, benefit }) => ({
    value: String(id),
    label: `${t(`awards.categories.${category}`)} – ${t(`awards.benefits.${benefit}`)}`,
  }));
  const hidden = { round: round.slug, roundId: String(round.id), today, linkStart: start };
  const lastDay = formatDateVn(addDays(round.deadlineOn > today ? round.deadlineOn : today, 14));
  return (
    <div className="stack">
      <p className="lede">{t('awards.links.lede')}</p>
      {round.status === 'open' ? (
        <LinkMaker
          {...{ locale, hidden, message, start, categories, today, lastDay }}
          action={actions.make}
        />
      ) : (
        <p>{t('awards.links.roundOver')}</p>
      )}
      <h2>{t('awards.links.made')}</h2>
      {links.length === 0 ? <p>{t('awards.links.none')}</p> : null}
      <ul className="stack">
        {links.map((link) => (
          <LinkItem key={link.id} {...{ locale, link, slug: round.slug }} action={actions.close}>
            {isDemo && round.slug === demoLink.round && link === links.at(-1) ? (
              <p>
                {t('awards.links.sample')} <a href={start + demoLink.token}>{start + demoLink.token}</a>
              </p>
            ) : null}
            <LinkAuthorityPart
              {...{ hoi, locale, slug: round.slug, handedIn: link.handedIn }}
              authority={authorities.find(({ linkId }) => linkId === link.id)}
              action={actions.giveCode}
            />
          </LinkItem>
        ))}
      </ul>
    </div>
  );
}

interface LinkItemProps {
  locale: Locale;
  link: LinkLine;
  slug: string;
  action: FormAction;
  children: ReactNode;
}

function LinkItem({ locale, link, slug, action, children }: LinkItemProps) {
  const t = translator(locale);
  const isLiving = !link.isOver && link.closedReason === null;
  return (
    <li>
      <strong>{link.unit}</strong>{' '}
      <StatusTag tone={isLiving ? 'info' : 'neutral'}>
        {t(`awards.links.${isLiving ? 'living' : link.closedReason === null ? 'expired' : 'closed'}`)}
      </StatusTag>
      <p>
        {t('awards.links.facts', {
          ...{ date: formatDateVn(link.expiresOn), who: link.madeBy, count: link.handedIn },
        })}
        {link.closedReason === null
          ? ''
          : ` ${t('awards.links.closedBecause', { reason: link.closedReason })}`}
      </p>
      {children}
      {isLiving ? (
        <details>
          <summary>{t('awards.links.close')}</summary>
          <p>{t('awards.links.closeBody')}</p>
          <PlainForm
            {...{ action, locale, idPrefix: `dong-${link.id}`, variant: 'danger' }}
            hidden={{ round: slug, linkId: String(link.id) }}
            fields={[{ kind: 'text', name: 'reason', label: t('awards.links.reason') }]}
            submit={t('awards.links.close')}
          />
        </details>
      ) : null}
    </li>
  );
}
