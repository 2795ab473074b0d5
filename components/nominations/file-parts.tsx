/**
 * One file as a list of its four parts, each to be changed by itself, and handing in below.
 * Owns which words stand for what was left out. Refuses to show circumstances once they were handed in.
 */
import { ButtonLink } from '@/components/ui/button';
import { DescriptionList, type Fact, SummaryCard } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import type { LinkFile, LinkPage } from '@/lib/awards/link-door';
import type { LinkTask } from '@/lib/awards/schema/link-forms';
import { linkTasks } from '@/lib/awards/schema/link-forms';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { LinkStateTag } from './link-home';
import { partWords } from './part-words';

export interface FilePartsProps {
  locale: Locale;
  token: string;
  link: LinkPage;
  /** Left out for a file that is not begun. */
  file?: LinkFile;
}

/** The page below its heading. */
export function FileParts({ locale, token, link, file }: FilePartsProps) {
  const t = translator(locale);
  const code = file?.code ?? 'moi';
  const mayWrite =
    (link.roundStatus === 'open' && (file?.state ?? 'draft') === 'draft') ||
    (file?.state === 'returned' && ['open', 'meeting'].includes(link.roundStatus));
  return (
    <>
      {file ? (
        <p>
          <LinkStateTag state={file.state} locale={locale} /> {t('links.file.code', { code: file.code })}
        </p>
      ) : null}
      {file?.returnedReason ? (
        <Notice tone="warning" title={t('links.file.returned', { reason: file.returnedReason })} />
      ) : null}
      {mayWrite ? <p>{t('links.file.lede')}</p> : <Notice tone="locked" title={t('links.file.withUs')} />}
      {linkTasks.map((task) => (
        <SummaryCard
          key={task}
          title={t(`links.parts.${task}`)}
          actions={
            mayWrite ? (
              <a href={routes.nominateFile(token, code, partWords[task])}>
                {t('links.file.change')}
                <span className="sr-only"> {t(`links.parts.${task}`)}</span>
              </a>
            ) : null
          }
        >
          <DescriptionList items={factsOf(task, file, link, locale)} locale={locale} />
        </SummaryCard>
      ))}
      {mayWrite && file ? (
        <ButtonLink variant="primary" large href={routes.nominateFile(token, code, partWords.handIn)}>
          {t(file.state === 'returned' ? 'links.file.againHandIn' : 'links.file.toHandIn')}
        </ButtonLink>
      ) : null}
    </>
  );
}

function factsOf(task: LinkTask, file: LinkFile | undefined, link: LinkPage, locale: Locale): Fact[] {
  const t = translator(locale);
  const fact = (name: string, value: string | number | null | undefined) => ({
    term: t(`links.fields.${name}`),
    value: value === '' || value == null ? t('links.file.notGiven') : String(value),
  });
  const given = (has: boolean | undefined) => (has ? t('links.file.given') : '');
  const isDraft = !file || file.state === 'draft';
  if (task === 'person')
    return [
      ...[fact('name', file?.name), fact('birthYear', file?.birthYear), fact('className', file?.className)],
      ...[fact('school', file?.school), fact('guardianName', file?.guardianName)],
      fact('unitWrittenAs', file?.unitWrittenAs),
    ];
  if (task === 'merit') {
    const chosen = link.categories.find(({ id }) => id === file?.categoryId);
    const category = chosen && t(`awards.categories.${chosen.category}`);
    return [fact('categoryId', category), fact('merit', file?.merit)];
  }
  if (task === 'circumstances')
    return isDraft
      ? [
          fact('circumstance', file?.circumstance ? t(`awards.circumstances.${file.circumstance}`) : ''),
          fact('account', file?.account),
        ]
      : [fact('account', given(file.hasCircumstances))];
  return isDraft
    ? [
        ...[fact('evidenceKind', file?.evidenceKind), fact('evidenceNumber', file?.evidenceNumber)],
        ...[fact('evidenceIssuer', file?.evidenceIssuer), fact('evidenceYear', file?.evidenceYear)],
      ]
    : [fact('evidenceKind', given(file.hasPapers))];
}
