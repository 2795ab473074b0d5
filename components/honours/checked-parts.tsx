/** What the answers about every checked paper have in common: how much of a name stands there, and the root of the log. */
import { InstantText } from '@/components/ui/date-text';
import type { Translator } from '@/lib/web/messages';
import { Hash } from './publication-facts';

/** First letters are said to be that; where no name stands, whom to ask. A whole name, of a body, needs no word. */
export function AboutName({ t, name }: { t: Translator; name: string | null }) {
  if (name !== null && !name.includes('*')) return null;
  return <p>{t(name === null ? 'honours.check.partyAsk' : 'honours.check.partyMasked')}</p>;
}

/** For who checks the log: closed, because it says nothing about the paper in the hand. */
export function LogRoot({
  t,
  root,
  sealedAt,
}: {
  t: Translator;
  root: string | null;
  sealedAt: string | null;
}) {
  if (root === null) return null;
  return (
    <details className="no-print">
      <summary>{t('honours.check.root')}</summary>
      <p>
        <Hash hex={root} /> {sealedAt ? <InstantText at={sealedAt} /> : null}
      </p>
    </details>
  );
}
