/** The short texts about the site: about, privacy, help, accessibility. Owns their arrangement; the words are messages. */
import { PublicFrame } from '@/components/public-shell/public-frame';
import type { PublicSection } from '@/components/public-shell/public-shell';
import type { PublicAssociation } from '@/lib/honours/schema/published';
import { translator } from '@/lib/web/messages';
import { type PublicPlace, routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';

const sections = {
  about: ['what', 'how'],
  privacy: ['what', 'never', 'withdraw', 'law', 'visit'],
  help: ['find', 'gift', 'number', 'wrong', 'bigger'],
  accessibility: ['how', 'limits', 'report'],
} as const;

export interface TextPageProps {
  locale: Locale;
  association?: PublicAssociation;
  text: keyof typeof sections;
  current?: PublicSection;
  address: (place: PublicPlace) => string;
}

/** One text page. */
export function TextPage({ locale, association, text, current, address }: TextPageProps) {
  const t = translator(locale);
  const words = (key: string) => t(`honours.texts.${text}.${key}`);
  return (
    <PublicFrame
      {...{ locale, association, current, address }}
      title={words('title')}
      description={words('description')}
    >
      <p className="lede">{words('lede')}</p>
      {sections[text].map((section) => (
        <section key={section}>
          <h2>{words(section)}</h2>
          <p>{words(`${section}Body`)}</p>
        </section>
      ))}
      {text === 'privacy' && association ? (
        <p>
          <a href={routes.askAboutMe(association.slug)}>{words('ask')}</a>
        </p>
      ) : null}
      {text === 'about' ? <Contact {...{ locale, association }} /> : null}
    </PublicFrame>
  );
}

function Contact({ locale, association }: { locale: Locale; association?: PublicAssociation }) {
  const t = translator(locale);
  const { name = '', address = '', phone } = association ?? {};
  return (
    <section>
      <h2>{t('honours.texts.about.contact')}</h2>
      <p>
        {association
          ? t('honours.texts.about.contactBody', { name, address })
          : t('honours.texts.about.contactNone')}
      </p>
      {phone ? <p>{t('honours.home.givePhone', { phone })}</p> : null}
    </section>
  );
}
