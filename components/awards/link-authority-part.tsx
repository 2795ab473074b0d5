/** What stands behind the list of one link: where it stands, the signed list, who confirms, a code to give by telephone. */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { StatusTag } from '@/components/ui/status-tag';
import type { LinkAuthority } from '@/lib/awards/queries/link-authority';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface LinkAuthorityPartProps {
  hoi: string;
  locale: Locale;
  slug: string;
  handedIn: number;
  authority?: LinkAuthority;
  action: FormAction;
}

/** Part of the item of a link; nothing of it before a file was handed in or somebody was named. */
export function LinkAuthorityPart({
  hoi,
  locale,
  slug,
  handedIn,
  authority,
  action,
}: LinkAuthorityPartProps) {
  const t = translator(locale);
  if (!authority || (handedIn === 0 && !authority.head)) return null;
  const { linkId, isConfirmed, isOnPaper, papers, mayOpen, head } = authority;
  const state = isConfirmed ? 'confirmed' : isOnPaper ? 'paper' : 'waiting';
  return (
    <>
      <p>
        <StatusTag tone={state === 'waiting' ? 'warning' : 'success'}>
          {t(`awards.links.authority.${state}`)}
        </StatusTag>{' '}
        {papers > 0 ? (
          <>
            {mayOpen ? (
              <a href={routes.office.nominationList(hoi, slug, linkId)}>{t('awards.links.openPaper')}</a>
            ) : (
              t('awards.links.paperClosed')
            )}{' '}
            ({t('awards.links.papers', { count: papers })})
          </>
        ) : null}
      </p>
      <p>
        {head ? t('awards.links.head', { name: head.name, office: head.office }) : t('awards.links.noHead')}{' '}
        {head?.hasCode ? t('awards.links.hasCode') : ''}
      </p>
      {head && !isConfirmed ? <CodeForm {...{ locale, slug, linkId, action }} again={head.hasCode} /> : null}
    </>
  );
}

function CodeForm(props: {
  locale: Locale;
  slug: string;
  linkId: number;
  again: boolean;
  action: FormAction;
}) {
  const { locale, slug, linkId, again, action } = props;
  const t = translator(locale);
  const label = t(`awards.links.${again ? 'giveCodeAgain' : 'giveCode'}`);
  return (
    <details>
      <summary>{label}</summary>
      <p>{t('awards.links.giveBody')}</p>
      <PlainForm
        {...{ action, locale, idPrefix: `ma-${linkId}` }}
        hidden={{ round: slug, linkId: String(linkId) }}
        fields={[]}
        submit={label}
        issued={{
          title: t('awards.links.codeTitle'),
          message: t('awards.links.codeMessage'),
          copyLabel: t('awards.links.codeCopy'),
        }}
      />
    </details>
  );
}
