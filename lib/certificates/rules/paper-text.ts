/**
 * What a certificate says about one person: the wording with its places filled.
 * Pure. Refuses to say, or to let anyone guess, that a pupil is poor: whatever was written of such a file, the
 * achievement of the paper is a neutral sentence.
 */
import { fillWording } from '../schema/template';

export interface AwardFacts {
  category: string;
  /** The achievement as it was nominated. */
  merit: string;
  roundName: string;
  schoolYear: string;
  associationName: string;
}

/** The sentence of the certificate. `neutral`: what is said where the achievement stays unsaid or is not known. */
export function certificateSentence(wording: string, facts: AwardFacts, neutral: string): string {
  const says =
    facts.category === 'specialHardshipStudent' || facts.merit.trim() === '' ? neutral : facts.merit;
  return fillWording(wording, {
    'thanh-tich': says,
    'dot-xet': facts.roundName,
    'nam-hoc': facts.schoolYear,
    hoi: facts.associationName,
  });
}
