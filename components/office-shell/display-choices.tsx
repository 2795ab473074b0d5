/**
 * Text size, ground, language and single-letter shortcuts, as plain forms that work without script.
 * Owns the buttons; the route /tuy-chon keeps the choice and leads back.
 * Refuses to apply a choice in the browser only, where the next page would forget it.
 */
import { translator } from '@/lib/web/messages';
import type { PreferenceName, Preferences } from '@/lib/web/preferences';
import type { Locale } from '@/messages/catalogue';

interface ChoiceButton {
  value: string;
  label: string;
  /** What screen readers say when the label is only a sign ("A+"). */
  name?: string;
  className?: string;
  lang?: Locale;
}

interface ChoiceFormProps {
  preference: PreferenceName;
  legend: string;
  current: string;
  buttons: ChoiceButton[];
}

function ChoiceForm({ preference, legend, current, buttons }: ChoiceFormProps) {
  return (
    <form method="post" action="/tuy-chon">
      <fieldset className="display-choice">
        <legend>{legend}</legend>
        {buttons.map((button) => (
          <button
            key={button.value}
            type="submit"
            name={preference}
            value={button.value}
            className={button.className}
            lang={button.lang}
            aria-label={button.name}
            aria-pressed={button.value === current}
          >
            {button.label}
          </button>
        ))}
      </fieldset>
    </form>
  );
}

/** "Cỡ chữ A A+ A++", in sight on top of every staff page. */
export function TextSizeChoice({ locale, preferences }: { locale: Locale; preferences: Preferences }) {
  const t = translator(locale);
  return (
    <ChoiceForm
      preference="text"
      legend={t('common.display.textLegend')}
      current={preferences.text}
      buttons={[
        { value: 'normal', label: 'A', name: `A, ${t('common.display.textNormal')}` },
        {
          value: 'large',
          label: 'A+',
          name: `A+, ${t('common.display.textLarge')}`,
          className: 'size-large',
        },
        {
          value: 'largest',
          label: 'A++',
          name: `A++, ${t('common.display.textLargest')}`,
          className: 'size-largest',
        },
      ]}
    />
  );
}

/** Light, dark, or as the device says. */
export function ThemeChoice({ locale, preferences }: { locale: Locale; preferences: Preferences }) {
  const t = translator(locale);
  return (
    <ChoiceForm
      preference="theme"
      legend={t('common.display.themeLegend')}
      current={preferences.theme}
      buttons={[
        { value: 'light', label: t('common.display.themeLight') },
        { value: 'dark', label: t('common.display.themeDark') },
        { value: 'auto', label: t('common.display.themeAuto') },
      ]}
    />
  );
}

/** Language of the staff pages; for who works here also the switch for single-letter shortcuts (WCAG 2.1.4). */
export function LanguageAndKeysChoice(props: {
  locale: Locale;
  preferences: Preferences;
  hasShortcuts: boolean;
}) {
  const { locale, preferences, hasShortcuts } = props;
  const t = translator(locale);
  return (
    <>
      <ChoiceForm
        preference="lang"
        legend={t('common.display.languageLegend')}
        current={preferences.lang}
        buttons={[
          { value: 'vi', label: 'Tiếng Việt', lang: 'vi' },
          { value: 'en', label: 'English', lang: 'en' },
        ]}
      />
      {hasShortcuts ? (
        <ChoiceForm
          preference="keys"
          legend={t('common.display.keysLegend')}
          current={preferences.keys}
          buttons={[
            { value: 'on', label: t('common.display.keysOn') },
            { value: 'off', label: t('common.display.keysOff') },
          ]}
        />
      ) : null}
    </>
  );
}
