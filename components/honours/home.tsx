/**
 * The first page of an association: what the fund holds, received and gave, whom it honoured, how to give.
 * Owns the four numbers; a number that is not published is left out, never shown as zero.
 * Refuses live figures: everything is of the versions in force.
 */
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { dateSentence } from '@/components/ui/date-text';
import { Figure } from '@/components/ui/description-list';
import { LampAndBook } from '@/components/ui/lamp-and-book';
import { EmptyState } from '@/components/ui/state-of-page';
import type { HomeContent } from '@/lib/honours/home-queries';
import { awardCounts, ceremoniesOf, namedHonours } from '@/lib/honours/rules/honours';
import type { PublicAssociation } from '@/lib/honours/schema/published';
import { formatDateVn } from '@/lib/kernel/dates';
import { compareNames } from '@/lib/kernel/names';
import { type Translator, translator } from '@/lib/web/messages';
import { type PublicPlace, routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { figureHref } from './figure-words';

export interface HomeProps {
  locale: Locale;
  place: PublicPlace;
  association: PublicAssociation;
  content: HomeContent;
}

/** Under the banner: the four numbers, the three ways on, then the latest ceremony, names, and how to give. */
export function Home({ locale, place, association, content }: HomeProps) {
  const t = translator(locale);
  const { fund, honours } = content;
  return (
    <>
      {association.isClosed ? <p>{t('honours.home.closed')}</p> : null}
      {fund || honours ? (
        <HomeFigures t={t} place={place} content={content} />
      ) : (
        <EmptyState title={t('honours.home.empty')}>
          <p>{t('honours.home.emptyBody')}</p>
        </EmptyState>
      )}
      <HomeLinks t={t} place={place} content={content} />
      <div className="side-by-side">
        {honours ? <Latest t={t} locale={locale} place={place} honours={honours} /> : null}
        <HowToGive {...{ t, locale, place, association }} />
      </div>
    </>
  );
}

/** What one sees first: the lamp and the book, one line of what the fund is for, one sentence of what is open here. */
export function HomeBanner({ locale, name }: { locale: Locale; name: string }) {
  const t = translator(locale);
  return (
    <div className="banner">
      <LampAndBook />
      <div>
        <h1>{t('honours.home.headline')}</h1>
        <p className="lede">{t('honours.home.lede', { name })}</p>
      </div>
    </div>
  );
}

function HowToGive({ t, locale, place, association }: Omit<HomeProps, 'content'> & { t: Translator }) {
  return (
    <section id="ung-ho" className="certificate">
      <h2>{t('honours.home.giveTitle')}</h2>
      <p>{t('honours.home.giveBody')}</p>
      <p>
        <a href={routes.public.giving(place)}>{t('honours.home.giveHow')}</a>
      </p>
      <p>
        <a href={routes.public.checkPaper({ lang: locale === 'en' ? 'en' : undefined })}>
          {t('honours.home.giveCheck')}
        </a>
      </p>
      <p>
        {t('honours.home.giveContact', { name: association.name, address: association.address })}
        {association.phone ? (
          <>
            <br />
            {t('honours.home.givePhone', { phone: association.phone })}
          </>
        ) : null}
      </p>
    </section>
  );
}

type Part = { t: Translator; place: PublicPlace; content: HomeContent };

function HomeFigures({ t, place, content: { fund, honours } }: Part) {
  const amountOf = (key: string) => fund?.figures.find((figure) => figure.figure === key);
  const [closing, received] = [amountOf('closing'), amountOf('in')];
  const awards = honours && awardCounts(honours.figures);
  const fundYear = String(fund?.year ?? '');
  const honourYear = String(honours?.year ?? '');
  const honoursHref = honours && routes.public.honours({ ...place, year: honours.year });
  return (
    <div className="figures">
      {fund && closing ? (
        <Figure
          label={t('honours.home.balance')}
          value={
            <Amount
              value={closing.amountVnd}
              href={routes.public.transparency({ ...place, year: fund.year })}
            />
          }
          note={t('honours.home.balanceNote', { date: formatDateVn(fund.version.asOf) })}
        />
      ) : null}
      {fund && received ? (
        <Figure
          label={t('honours.home.received', { year: fundYear })}
          value={<Amount value={received.amountVnd} href={figureHref(place, fund.year, 'in')} />}
          note={t('honours.home.receivedNote', { count: received.itemCount })}
        />
      ) : null}
      {awards && awards.count > 0 ? (
        <Figure
          label={t('honours.home.awarded', { year: honourYear })}
          value={<Amount value={awards.amountVnd} href={honoursHref} />}
          note={t('honours.home.awardedNote', { count: awards.count })}
        />
      ) : null}
      {honours && awards ? (
        <Figure
          label={t('honours.home.honoured', { year: honourYear })}
          value={<a href={honoursHref}>{t('honours.home.people', { count: awards.honours })}</a>}
          note={t('honours.home.honouredNote', { named: namedHonours(honours.rows).length })}
        />
      ) : null}
    </div>
  );
}

function HomeLinks({ t, place, content: { fund, honours } }: Part) {
  return (
    <nav aria-label={t('honours.home.actions')} className="actions">
      <ButtonLink variant="primary" href={routes.public.giving(place)}>
        {t('honours.home.give')}
      </ButtonLink>
      <ButtonLink href={routes.public.honours({ ...place, year: honours?.year })}>
        {honours
          ? t('honours.home.goldBoard', { year: String(honours.year) })
          : t('honours.home.goldBoardAll')}
      </ButtonLink>
      <ButtonLink variant="secondary" href={routes.public.transparency({ ...place, year: fund?.year })}>
        {t('honours.home.transparency')}
      </ButtonLink>
    </nav>
  );
}

const SAMPLE = 6;

interface LatestProps {
  t: Translator;
  locale: Locale;
  place: PublicPlace;
  honours: NonNullable<HomeContent['honours']>;
}

function Latest({ t, locale, place, honours }: LatestProps) {
  const [ceremony] = ceremoniesOf(honours.figures);
  // Search engines read this page, so names of pupils stand only on the list itself.
  const named = namedHonours(honours.rows)
    .filter((row) => row.recipientKind !== 'student')
    .sort((a, b) => compareNames(a.name, b.name));
  return (
    <div>
      {ceremony ? (
        <section>
          <h2>{t('honours.home.ceremonyTitle')}</h2>
          <p>
            <strong>{ceremony.name}</strong>
            <br />
            {t('honours.home.ceremonyWhere', {
              date: dateSentence(ceremony.heldOn, locale),
              place: ceremony.place,
            })}
          </p>
        </section>
      ) : null}
      {named.length > 0 ? (
        <section>
          <h2>{t('honours.home.latestTitle')}</h2>
          <ul className="names">
            {sampleOf(named, SAMPLE).map((row) => (
              <li key={`${row.name}${row.label}`}>
                <span className="honour-name">{row.name}</span>
                <br />
                {t(`honours.list.label.${row.label}`)}
                {row.unitName ? `, ${row.unitName}` : null}
              </li>
            ))}
          </ul>
          <p>
            <a href={routes.public.honours({ ...place, year: honours.year })}>
              {t('honours.home.latestAll', { year: String(honours.year) })}
            </a>
          </p>
        </section>
      ) : null}
    </div>
  );
}

/** A few names spread evenly over the alphabet, so that nobody is first because of anything else. */
function sampleOf<Row>(rows: readonly Row[], size: number): Row[] {
  const step = Math.max(1, rows.length / size);
  return Array.from({ length: Math.min(size, rows.length) }, (_, at) => rows[Math.floor(at * step)]!);
}
