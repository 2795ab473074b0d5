/** The boxes of the form that states a paper on the page of a gift, described as data. */
import type { PlainFieldSpec } from '@/components/forms/plain-field';
import { basisKinds, teamField, teamRoles } from '@/lib/contributions/schema/goods-basis';
import type { DateVn } from '@/lib/kernel/dates';
import type { Translator } from '@/lib/web/messages';

export function basisFormFields(t: Translator, today: DateVn): PlainFieldSpec[] {
  const label = (key: string) => t(`contributions.basis.form.${key}`);
  const optional = true;
  return [
    {
      ...{ kind: 'select', name: 'basisKind', label: label('kind') },
      options: basisKinds.map((kind) => ({ value: kind, label: t(`contributions.basis.kinds.${kind}`) })),
    },
    { kind: 'text', name: 'basisNumber', label: label('number'), hint: label('numberHint'), optional },
    { kind: 'date', name: 'basisOn', label: label('on'), today },
    { kind: 'text', name: 'basisSource', label: label('source'), hint: label('sourceHint'), optional },
    { kind: 'money', name: 'basisValue', label: label('value'), hint: label('valueHint'), optional },
    ...teamRoles.map((role): PlainFieldSpec => {
      const hint = role === 'head' ? label('teamHint') : undefined;
      return {
        ...{ kind: 'text', name: teamField(role), label: t(`contributions.basis.roles.${role}`) },
        ...{ hint, optional },
      };
    }),
  ];
}
