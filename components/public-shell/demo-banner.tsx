/**
 * Says on every public page of the demo that it is sample data, and which facts come from the article.
 * Owns the wording's place; the sentences are in messages/<locale>/common.json.
 * Refuses to name the hardship of pupils, as the article does: beside a list of names it would tell on them.
 */
import { translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';

/** A band under the header; the article's facts open without script. */
export function DemoBanner({ locale }: { locale: Locale }) {
  const t = translator(locale);
  return (
    <aside className="site-demo" aria-label={t('common.demo.title')}>
      <div className="page">
        <details>
          <summary>{t('common.demo.short')}</summary>
          <p>{t('common.demo.body')}</p>
          <p>{t('common.demo.facts')}</p>
        </details>
      </div>
    </aside>
  );
}
