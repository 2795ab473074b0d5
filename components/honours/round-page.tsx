/**
 * The public page of an award round: how many were considered and awarded, who stood aside, by which rules.
 * Owns the order of these parts. Refuses names and small numbers: the database froze what may be shown.
 */
import { PublicFrame } from '@/components/public-shell/public-frame';
import { publicPlace } from '@/components/public-shell/public-shell';
import { ButtonLink } from '@/components/ui/button';
import { DescriptionList, Figure } from '@/components/ui/description-list';
import { EmptyState } from '@/components/ui/state-of-page';
import { Table } from '@/components/ui/table';
import { pageSlugs } from '@/lib/honours/page-version-queries';
import type { PublicRound, RoundGroup } from '@/lib/honours/round-queries';
import { formatDateVn } from '@/lib/kernel/dates';
import { type Translator, translator } from '@/lib/web/messages';
import type { PublicPage } from '@/lib/web/public-page';
import { routes } from '@/lib/web/routes';
import { DataLinks } from './data-links';

interface Props {
  page: PublicPage<PublicRound | 'withdrawn' | undefined>;
  /** As in the address. */
  round: string;
}

/** Figures only, so search engines may read it. */
export function RoundPage({ page, round }: Props) {
  const { locale, association, data } = page;
  const t = translator(locale);
  const place = publicPlace(locale, association.slug);
  const shown = typeof data === 'object' ? data : undefined;
  const missing = data === 'withdrawn' ? 'withdrawn' : 'missing';
  return (
    <PublicFrame
      {...{ locale, association, current: 'transparency' }}
      title={shown ? t('honours.round.title', { round: shown.name }) : t(`honours.round.${missing}Title`)}
      description={shown && ledeOf(t, shown)}
      address={(other) => routes.public.round({ ...other, round })}
      card={shown && ['minh-bach', 'dot-xet', round]}
      noIndex={!shown}
    >
      {shown ? (
        <>
          <RoundParts t={t} round={shown} />
          <p className="no-print">
            <a href={routes.public.pageVersions({ ...place, list: pageSlugs.round, page: round })}>
              {t('versions.link')}
            </a>
          </p>
          <DataLinks {...{ locale, place }} lists={['rounds']} />
        </>
      ) : (
        <EmptyState
          title={t(`honours.round.${missing}Title`)}
          actions={
            <ButtonLink href={routes.public.transparency(place)}>{t('honours.round.toMoney')}</ButtonLink>
          }
        >
          <p>{t(`honours.round.${missing}Body`)}</p>
        </EmptyState>
      )}
    </PublicFrame>
  );
}

const ledeOf = (t: Translator, { schoolYear, decidedOn }: PublicRound) =>
  t('honours.round.lede', { schoolYear, day: formatDateVn(decidedOn) });

/** A number, or that it is smaller than five. */
const countOf = (t: Translator, count: number | null) =>
  count === null ? t('honours.round.few') : String(count);

type PartProps = { t: Translator; round: PublicRound };

function RoundParts({ t, round }: PartProps) {
  const text = (key: string) => t(`honours.round.${key}`);
  return (
    <>
      <p className="lede">{ledeOf(t, round)}</p>
      {round.objections ? (
        <p>
          {t('honours.round.objections', {
            day: formatDateVn(round.objections.untilOn),
            where: round.objections.receiveAt,
          })}
        </p>
      ) : null}
      <div className="figures">
        <Figure label={text('candidates')} value={countOf(t, round.candidates)} />
        <Figure label={text('awards')} value={countOf(t, round.awards)} note={text('awardsNote')} />
        <Figure label={text('places')} value={String(round.places)} />
      </div>
      <p className="muted">{text('smallNote')}</p>
      <Groups {...{ t, round }} axis="kind" />
      <Groups {...{ t, round }} axis="unit" />
      <section>
        <h2>{text('careTitle')}</h2>
        <DescriptionList
          items={[
            { term: text('recusals'), value: round.recusals },
            { term: text('moved'), value: round.moved },
            { term: text('ties'), value: round.ties },
          ]}
        />
        <p className="muted">{text('careNote')}</p>
      </section>
      <Rules {...{ t, round }} />
    </>
  );
}

function Groups({ t, round, axis }: PartProps & { axis: RoundGroup['axis'] }) {
  const text = (key: string) => t(`honours.round.${key}`);
  const rows = round.groups.filter((group) => group.axis === axis);
  const nameOf = ({ label }: RoundGroup) =>
    label === '' ? text('others') : axis === 'kind' ? text(`kinds.${label}`) : label;
  return (
    <section>
      <h2>{text(axis === 'kind' ? 'byKind' : 'byUnit')}</h2>
      {rows.length === 0 ? (
        <p>{text('tooSmall')}</p>
      ) : (
        <Table
          caption={text(axis === 'kind' ? 'byKind' : 'byUnit')}
          captionHidden
          rows={rows}
          rowKey={(row) => row.ordinal}
          columns={[
            { key: 'name', header: text(axis === 'kind' ? 'kind' : 'unit'), cell: nameOf },
            { key: 'candidates', header: text('candidates'), cell: (row) => row.candidates },
            { key: 'awards', header: text('awards'), cell: (row) => row.awards },
          ]}
        />
      )}
    </section>
  );
}

function Rules({ t, round: { rules, byRules, byDifference, awards } }: PartProps) {
  const text = (key: string) => t(`honours.round.${key}`);
  return (
    <section>
      <h2>{text('rulesTitle')}</h2>
      {rules ? (
        <>
          <p>{t('honours.round.rulesBody', { name: rules.name, version: rules.version })}</p>
          {byRules !== null && byDifference !== null && awards !== null ? (
            <p>{t('honours.round.share', { byRules, byDifference, awards })}</p>
          ) : null}
          <h3>{text('sources')}</h3>
          <ul>
            {rules.sources.map(({ key, title }) => (
              <li key={key}>{title.trim() || t(`awards.rules.sources.${key}`)}</li>
            ))}
          </ul>
          <p className="muted">{t('honours.round.fingerprint', { fingerprint: rules.fingerprint })}</p>
        </>
      ) : (
        <p>{text('noRules')}</p>
      )}
    </section>
  );
}
