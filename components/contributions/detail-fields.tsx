'use client';
/** What is filled now and then: note, who handed it in, papers, kind of a new donor, name in public. */
import { useTranslations } from 'next-intl';
import { RadioGroup } from '@/components/ui/radio-group';
import { Select, Textarea, TextInput } from '@/components/ui/text-input';
import { publicNameChoices } from '@/lib/contributions/schema';
import type { FormParts } from './form-parts';

const donorKinds = [
  ...(['agency', 'enterprise', 'clan', 'chapter', 'association', 'school', 'learningCentre'] as const),
  ...(['family', 'individual'] as const),
];

export function DetailFields({ parts, isOpen }: { parts: FormParts; isOpen: boolean }) {
  const t = useTranslations('contributions');
  const { bind, locale } = parts;
  return (
    <details open={isOpen}>
      <summary className="cursor-pointer py-2 font-semibold text-link">{t('form.details')}</summary>
      <Textarea {...bind('note')} label={t('form.note')} hint={t('form.noteHint')} rows={2} optional />
      <TextInput {...bind('through')} label={t('form.through')} optional />
      <TextInput
        {...bind('attachmentCount')}
        label={t('form.attachments')}
        width="short"
        inputMode="numeric"
        optional
      />
      <Select
        {...bind('donorKind')}
        label={t('form.donorKind')}
        options={[
          { value: '', label: t('form.donorKindGuess') },
          ...donorKinds.map((kind) => ({ value: kind, label: t(`donorKinds.${kind}`) })),
        ]}
      />
      <TextInput
        {...bind('donorPhone')}
        label={t('form.donorPhone')}
        width="medium"
        inputMode="tel"
        optional
      />
      <TextInput {...bind('donorAddress')} label={t('form.donorAddress')} optional />
      <Select
        {...bind('publicNameChoice')}
        label={t('form.choice')}
        options={[
          { value: '', label: t('choices.usual') },
          ...publicNameChoices.map((choice) => ({ value: choice, label: t(`choices.${choice}`) })),
        ]}
      />
      <TextInput {...bind('publicName')} label={t('form.publicName')} optional />
      <RadioGroup
        {...bind('consentChannel')}
        locale={locale}
        label={t('form.channel')}
        hint={t('consent.donor-name-1')}
        optional
        options={[
          { value: 'spoken', label: t('form.channelSpoken') },
          { value: 'paper', label: t('form.channelPaper') },
        ]}
      />
    </details>
  );
}
