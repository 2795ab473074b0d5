/**
 * The boxes in which the words of a paper are changed; which boxes there are depends on the paper.
 * Begins from the words that stand, or from the proposal. Works without script; what was typed stays after a refusal.
 */
import type { FormAction } from '@/components/forms/plain-form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { TextPageData } from '@/lib/awards/queries/round-texts';
import { typedArticles } from '@/lib/documents/round-text';
import { type Locale, translator } from '@/lib/web/messages';
import { ActionForm } from './action-form';
import { KeptCheckbox, KeptInput, KeptTextarea } from './kept-fields';

export interface TextFormProps {
  locale: Locale;
  data: TextPageData;
  action: FormAction;
}

type Box = { name: string; value: string; rows?: number; hint?: string; optional?: boolean };

function boxesOf({ kind, begin, documents }: TextPageData): Box[] {
  const lines = (list: readonly string[]) => list.join('\n');
  const subject = { name: 'subject', value: begin.subject };
  const body = (rows: number) => ({
    name: 'body',
    value: begin.body.join('\n\n'),
    rows,
    hint: 'paragraphHint',
  });
  if (kind === 'minutes') return [subject, body(6), { name: 'closing', value: begin.closing, rows: 3 }];
  const cited = documents.filter((one) => one.isCited).map((one) => one.line);
  const own = begin.grounds.filter((line) => !cited.includes(line));
  const grounds = { name: 'grounds', value: lines(own), rows: 6, hint: 'groundsHint' };
  const distribution = { name: 'distribution', value: lines(begin.distribution), rows: 3, hint: 'lineHint' };
  const sign = (optional: boolean): Box[] => [
    {
      name: 'signAuthority',
      value: begin.signAuthority,
      optional: true,
      hint: optional ? 'signHint' : undefined,
    },
    { name: 'signOffice', value: begin.signOffice, optional, hint: optional ? 'signHint' : undefined },
  ];
  if (kind === 'submission') {
    return [
      ...[subject, { name: 'authority', value: begin.authority }, { ...grounds, optional: true }, body(6)],
      { name: 'closing', value: begin.closing, rows: 3 },
      ...[{ ...distribution, optional: true }, ...sign(false)],
    ];
  }
  const articles = { name: 'body', value: typedArticles(begin.body), rows: 14, hint: 'articleHint' };
  return [
    ...[subject, { name: 'authority', value: begin.authority }, grounds, articles],
    ...[{ ...distribution, optional: true }, ...sign(true)],
  ];
}

/** Stands under MessagesProvider with the module "errors". */
export function TextForm({ locale, data, action }: TextFormProps) {
  const t = translator(locale);
  const { round, kind, standing, list } = data;
  const hidden = { round: round.slug, kind, afterVersion: standing.lastVersion, list };
  const submit = <SubmitButton locale={locale}>{t('awards.text.submit')}</SubmitButton>;
  return (
    <ActionForm action={action} locale={locale} hidden={hidden} actions={submit}>
      <p>{t('awards.text.namesRule')}</p>
      {data.documents.length > 0 ? <CitedDocuments locale={locale} data={data} /> : null}
      {boxesOf(data).map(({ name, value, rows, hint, optional }) => {
        const label = t(`awards.text.${name === 'body' || name === 'authority' ? `${name}_${kind}` : name}`);
        const common = { name, label, locale, optional, defaultValue: value };
        const field = { ...common, id: name, hint: hint && t(`awards.text.${hint}`) };
        return rows ? (
          <KeptTextarea key={name} {...field} rows={rows} />
        ) : (
          <KeptInput key={name} {...field} />
        );
      })}
    </ActionForm>
  );
}

/** Documents of the register to rest on; one that is not in force says so, and needs the reason below. */
function CitedDocuments({ locale, data }: { locale: Locale; data: TextPageData }) {
  const t = translator(locale);
  return (
    <fieldset>
      <legend>{t('awards.text.cite')}</legend>
      {data.documents.map((one) => (
        <KeptCheckbox
          key={one.id}
          name="cite"
          id={`cite-${one.id}`}
          value={String(one.id)}
          label={one.inForce ? one.line : t('awards.text.notInForce', { line: one.line })}
          locale={locale}
          isTicked={one.isCited}
        />
      ))}
      <KeptInput
        name="keptReason"
        id="keptReason"
        label={t('awards.text.keptReason')}
        hint={t('awards.text.keptReasonHint')}
        defaultValue={data.keptReason}
        locale={locale}
        optional
      />
    </fieldset>
  );
}
