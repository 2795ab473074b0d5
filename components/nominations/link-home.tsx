/**
 * The files of a link with where each stands, and how to begin new ones. The council's choice is
 * known here once it was decided, and not before.
 */
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { StatusTag, type TagTone } from '@/components/ui/status-tag';
import type { LinkFileLine, LinkFileState, LinkPage, LinkPlaces } from '@/lib/awards/link-door';
import { formatDateVn } from '@/lib/kernel/dates';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { UnitPlacesNote } from './unit-places';

const tones: Record<LinkFileState, TagTone> = {
  ...{ draft: 'neutral', submitted: 'info', returned: 'warning', verified: 'success', withdrawn: 'neutral' },
  ...{ awarded: 'success', reserve: 'info', notSelected: 'neutral', incomplete: 'neutral' },
};

export interface LinkHomeProps {
  locale: Locale;
  token: string;
  link: LinkPage;
  places: LinkPlaces[];
  /** Code of the file that was just handed in. */
  handedIn?: string;
}

/** State of a file in words. */
export function LinkStateTag({ state, locale }: { state: LinkFileState; locale: Locale }) {
  return <StatusTag tone={tones[state]}>{translator(locale)(`links.states.${state}`)}</StatusTag>;
}

/** The page below its heading. */
export function LinkHome({ locale, token, link, places, handedIn }: LinkHomeProps) {
  const t = translator(locale);
  const isOpen = link.roundStatus === 'open';
  const done = link.files.find(({ code, state }) => code === handedIn && state !== 'draft');
  return (
    <>
      {done ? <HandedIn locale={locale} link={link} file={done} /> : null}
      <p className="lede">
        {t('links.home.lede', { round: link.round, schoolYear: link.schoolYear })}{' '}
        {t(link.isLate ? 'links.home.late' : 'links.home.until', { date: formatDateVn(link.deadlineOn) })}
      </p>
      <p>{t('links.home.keep', { date: formatDateVn(link.expiresOn) })}</p>
      <UnitPlacesNote {...{ locale, link, places }} />
      {isOpen ? (
        <div className="actions">
          <ButtonLink variant="primary" href={routes.nominateFile(token, 'moi', 'nguoi')}>
            {t('links.home.new')}
          </ButtonLink>
          <ButtonLink href={routes.nominateMany(token)}>{t('links.home.many')}</ButtonLink>
        </div>
      ) : (
        <Notice tone="locked" title={t('links.home.over')} />
      )}
      <h2>{t('links.home.files', { count: link.files.length })}</h2>
      {link.files.length === 0 ? <p>{t('links.home.none')}</p> : null}
      {link.files.some(({ state }) => state !== 'draft') ? (
        <p>
          <ButtonLink href={routes.nominateAuthority(token)}>{t('links.authority.toPage')}</ButtonLink>
        </p>
      ) : null}
      <ul className="stack">
        {link.files.map((file) => (
          <li key={file.code}>
            <a href={routes.nominateFile(token, file.code)}>{file.name || t('links.file.nameless')}</a>
            {file.className ? ` · ${file.className}` : ''} · <code>{file.code}</code>{' '}
            <LinkStateTag state={file.state} locale={locale} />
            {file.returnedReason ? <p>{t('links.file.returned', { reason: file.returnedReason })}</p> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function HandedIn({ locale, link, file }: { locale: Locale; link: LinkPage; file: LinkFileLine }) {
  const t = translator(locale);
  return (
    <Notice tone="success" title={t('links.home.handedIn', { name: file.name, code: file.code })}>
      {link.meetingOn
        ? t('links.home.answerBy', { date: formatDateVn(link.meetingOn) })
        : t('links.home.answerLater')}
    </Notice>
  );
}
