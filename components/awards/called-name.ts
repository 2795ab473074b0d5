/** How a candidate is called where the council chooses: the name, and beside it what tells namesakes apart. */
import type { Dossier } from '@/lib/awards/queries/dossiers';
import { type Locale, translator } from '@/lib/web/messages';

/** "Hà Văn Gió (sinh năm 2011)"; the name alone where nobody shares it. */
export function calledName({ name, mark }: Pick<Dossier, 'name' | 'mark'>, locale: Locale): string {
  if (!mark) return name;
  const t = translator(locale);
  return t('awards.called.with', { name, mark: t(`awards.called.${mark.kind}`, { value: mark.value }) });
}
