/**
 * A draft exactly as everybody will see it, in both languages, what differs, what must be looked at, and publishing.
 * Owns the order: first what stops it, then the page, then the form. Refuses a second rendering of its own.
 */
import type { PlainFieldSpec } from '@/components/forms/plain-field';
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { SitePageBody } from '@/components/honours/site-page';
import { TextDifferences } from '@/components/honours/text-differences';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Notice } from '@/components/ui/notice';
import { PrintButton } from '@/components/ui/print-button';
import { EmptyState } from '@/components/ui/state-of-page';
import type { SitePageRoom } from '@/lib/site-pages/queries';
import { missingTicks } from '@/lib/site-pages/rules';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface SitePreviewProps {
  locale: Locale;
  hoi: string;
  room: SitePageRoom;
  /** Absent for who may not. */
  actions: { publish?: FormAction; drop?: FormAction };
}

/** The page below its heading. */
export function SitePreview({ locale, hoi, room, actions }: SitePreviewProps) {
  const t = translator(locale);
  const { page, draft } = room;
  if (!draft?.isOpen)
    return (
      <EmptyState
        title={t('sitepages.office.noDraftTitle')}
        actions={<a href={routes.office.sitePages(hoi)}>{t('sitepages.office.back')}</a>}
      >
        <p>{t('sitepages.office.noDraftBody')}</p>
      </EmptyState>
    );
  const words = { page: t(`sitepages.title.${page}`) };
  const before = { version: room.now.version?.version ?? 0, texts: room.now.texts };
  return (
    <MessagesProvider locale={locale} modules={['errors', 'ui']}>
      <p className="lede">{t('sitepages.office.previewLede')}</p>
      <p>
        <a href={routes.office.editSitePage(hoi, page)}>{t('sitepages.office.edit', words)}</a>{' '}
        <PrintButton locale={locale}>{t('sitepages.office.print')}</PrintButton>
      </p>
      {(['vi', 'en'] as const).map((language) => (
        <section key={language}>
          <h2>{t(language === 'vi' ? 'sitepages.office.previewVi' : 'sitepages.office.previewEn')}</h2>
          <div className="certificate" lang={language}>
            <p className="preview-title">{translator(language)(`sitepages.title.${page}`)}</p>
            <SitePageBody
              {...{ locale: language, hoi, kind: page, isPreview: true }}
              now={{ texts: draft.texts, facts: room.now.facts }}
            />
          </div>
        </section>
      ))}
      <TextDifferences {...{ locale, before, after: draft.texts }} title={t('sitepages.office.changes')} />
      <Publishing {...{ t, locale, room, revision: draft.revision, actions }} />
    </MessagesProvider>
  );
}

interface PublishingProps {
  t: Translator;
  locale: Locale;
  room: SitePageRoom;
  revision: number;
  actions: SitePreviewProps['actions'];
}

function Publishing({ t, locale, room, revision, actions }: PublishingProps) {
  const { page, findings } = room;
  const hidden = { page, revision: String(revision) };
  const named = findings.filter(({ kind }) => kind === 'recipient');
  const found = named.map(({ excerpt }) => excerpt).join(', ');
  return (
    <>
      {named.length > 0 ? (
        <Notice tone="error" title={t('sitepages.office.recipientDraftTitle', { found })}>
          <p>{t('sitepages.office.recipientDraftBody')}</p>
        </Notice>
      ) : null}
      <section>
        <h2>{t('sitepages.office.publishTitle')}</h2>
        {actions.publish ? (
          <PlainForm
            {...{ action: actions.publish, locale, hidden, idPrefix: 'cong-bo' }}
            fields={[...tickField(t, room), reasonField(t)]}
            submit={t('sitepages.office.publish')}
          />
        ) : (
          <p>{t('sitepages.office.onlyChair')}</p>
        )}
      </section>
      {actions.drop ? (
        <details>
          <summary>{t('sitepages.office.dropTitle')}</summary>
          <p>{t('sitepages.office.dropBody')}</p>
          <PlainForm
            {...{ action: actions.drop, locale, hidden, idPrefix: 'bo', fields: [] }}
            submit={t('sitepages.office.drop')}
            variant="secondary"
          />
        </details>
      ) : null}
    </>
  );
}

/** The reason everybody will read. */
export const reasonField = (t: Translator): PlainFieldSpec => ({
  ...{ kind: 'text', name: 'reason' },
  label: t('sitepages.office.reason'),
  hint: t('sitepages.office.reasonHint'),
});

function tickField(t: Translator, { findings }: SitePageRoom): PlainFieldSpec[] {
  const kinds = missingTicks(findings, []);
  if (kinds.length === 0) return [];
  const foundOf = (kind: string) =>
    findings
      .filter((one) => one.kind === kind)
      .map(({ excerpt }) => `“${excerpt}”`)
      .join(', ');
  return [
    {
      ...{ kind: 'checkboxes', name: 'tick', label: t('sitepages.office.findingsTitle') },
      hint: t('sitepages.office.tick'),
      options: kinds.map((value) => ({
        value,
        label: t(`sitepages.office.tickOf.${value}`, { found: foundOf(value) }),
      })),
    },
  ];
}
