'use client';
/**
 * The boxes of the entry form for the paper a value rests on; all may stay empty, the paper is then stated later.
 * Owns which boxes belong to a valuation team; the style sheet shows them, so it works without script too.
 */
import { useTranslations } from 'next-intl';
import { DateInput } from '@/components/ui/date-input';
import { Select, TextInput } from '@/components/ui/text-input';
import { basisKinds, teamField, teamRoles } from '@/lib/contributions/schema/goods-basis';
import type { FormParts } from './form-parts';

export function BasisFields({ parts: { bind }, today }: { parts: FormParts; today: string }) {
  const t = useTranslations('contributions');
  const kinds = basisKinds.map((kind) => ({ value: kind, label: t(`basis.kinds.${kind}`) }));
  return (
    <fieldset className="field">
      <legend className="field-label">{t('form.basisLegend')}</legend>
      <Select
        {...bind('basisKind')}
        label={t('basis.form.kind')}
        options={[{ value: '', label: t('basis.later') }, ...kinds]}
      />
      <div className="hidden group-has-[[name=basisKind]_option:not([value='']):checked]:block">
        <TextInput
          {...bind('basisNumber')}
          label={t('basis.form.number')}
          hint={t('basis.form.numberHint')}
          width="medium"
          optional
        />
        <DateInput {...bind('basisOn')} label={t('basis.form.on')} today={today} />
        <TextInput
          {...bind('basisSource')}
          label={t('basis.form.source')}
          hint={t('basis.form.sourceHint')}
          optional
        />
      </div>
      <div className="hidden group-has-[option[value=assessment]:checked]:block">
        <p className="field-hint">{t('basis.form.teamHint')}</p>
        {teamRoles.map((role) => (
          <TextInput key={role} {...bind(teamField(role))} label={t(`basis.roles.${role}`)} optional />
        ))}
      </div>
    </fieldset>
  );
}
