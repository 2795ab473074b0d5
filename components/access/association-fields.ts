/**
 * The fields about an association, the same in the set-up and in the settings.
 * Owns their labels and hints. Refuses rules of its own: those are in lib/access/schema.
 */
import type { PlainFieldSpec } from '@/components/forms/plain-field';
import type { AssociationRules } from '@/lib/access/people-queries';
import type { Translator } from '@/lib/web/messages';

/** Facts that papers and pages print. */
export function associationFields(t: Translator, now: Partial<AssociationRules> = {}): PlainFieldSpec[] {
  const label = (name: string) => t(`access.organisation.${name}`);
  return [
    { kind: 'text', name: 'name', label: label('name'), value: now.name },
    {
      kind: 'text',
      name: 'shortName',
      label: label('shortName'),
      hint: label('shortNameHint'),
      optional: true,
      width: 'medium',
      value: now.shortName,
    },
    {
      kind: 'text',
      name: 'place',
      label: label('place'),
      hint: label('placeHint'),
      width: 'medium',
      value: now.place,
    },
    {
      kind: 'text',
      name: 'parentName',
      label: label('parentName'),
      hint: label('parentNameHint'),
      optional: true,
      value: now.parentName,
    },
    { kind: 'text', name: 'address', label: label('address'), optional: true, value: now.address },
    {
      kind: 'text',
      name: 'phone',
      label: label('phone'),
      optional: true,
      inputMode: 'tel',
      autoComplete: 'tel',
      width: 'medium',
      value: now.phone,
    },
    {
      kind: 'text',
      name: 'symbol',
      label: label('symbol'),
      hint: label('symbolHint'),
      optional: true,
      width: 'short',
      value: now.symbol,
    },
  ];
}

/** The two rules about people; the second with the tick under its warning. */
export function ruleFields(t: Translator, now: AssociationRules): PlainFieldSpec[] {
  const label = (name: string) => t(`access.organisation.${name}`);
  const onePerson: PlainFieldSpec[] = [
    {
      kind: 'checkbox',
      name: 'onePersonBooks',
      label: label('onePerson'),
      hint: label('onePersonWarning'),
      value: now.onePersonBooks ? 'on' : undefined,
    },
  ];
  if (!now.onePersonBooks)
    onePerson.push({ kind: 'checkbox', name: 'onePersonRead', label: label('onePersonRead') });
  return [
    {
      kind: 'text',
      name: 'minApprovals',
      label: label('minApprovals'),
      hint: label('minApprovalsHint'),
      inputMode: 'numeric',
      width: 'short',
      value: String(now.minApprovals),
    },
    ...onePerson,
  ];
}
