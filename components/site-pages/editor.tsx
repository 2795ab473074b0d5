/** The editor of one page: where its words come from, the form, how to write. Owns the order of these parts. */
import type { FormAction } from '@/components/forms/plain-form';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { formatInstantVn } from '@/lib/kernel/dates';
import type { SitePageRoom } from '@/lib/site-pages/queries';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { DraftForm } from './draft-form';

export interface SiteEditorProps {
  locale: Locale;
  hoi: string;
  room: SitePageRoom;
  action: FormAction;
}

const hints = ['heading', 'paragraph', 'list', 'bold', 'link', 'ask', 'places'] as const;

/** The page below its heading. */
export function SiteEditor({ locale, hoi, room, action }: SiteEditorProps) {
  const t = translator(locale);
  const { page, start, draft } = room;
  const revision = draft?.revision ?? 0;
  const saved = { by: draft?.by ?? '', at: draft ? formatInstantVn(draft.at) : '' };
  const isOpen = draft?.isOpen === true;
  return (
    <>
      <p>
        <a href={routes.office.sitePages(hoi)}>{t('sitepages.office.back')}</a>
      </p>
      <MessagesProvider locale={locale} modules={['errors', 'ui', 'sitepages']}>
        <DraftForm
          {...{ action, locale, page, start: { ...start, revision } }}
          intro={isOpen ? t('sitepages.office.startsDraft', saved) : t('sitepages.office.starts')}
          openOther={routes.office.editSitePage(hoi, page)}
        />
      </MessagesProvider>
      <section>
        <h2>{t('sitepages.office.howTitle')}</h2>
        <ul>
          {hints.map((hint) => (
            <li key={hint}>{t(`sitepages.office.how.${hint}`)}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
