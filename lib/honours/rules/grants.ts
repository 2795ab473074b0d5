/**
 * The public ledger in the shape of 360Giving 1.4: what was paid out for learning, one grant for each voucher. Pure.
 * Owns the mapping. Refuses persons: an individual is "Individual Recipient" and nothing else, every grant carries the
 * same words, and no reason is given (the standard's list of reasons knows poverty, illness and disability).
 */
import { slugify } from '@/lib/kernel/codes';
import { invariant } from '@/lib/kernel/invariant';
import type { PublishedFigure } from '../schema/published';
import { LICENCE, type OpenLine } from './open-data';

/** Lines of the public ledger that are grants; they leave under one word, so that support looks like any award. */
const grantFigures: ReadonlySet<string> = new Set(['out.award', 'out.emergencySupport']);

/** Education and training, of the standard's list of purposes. */
const PURPOSE = 'GTIP130';
/** The words the standard asks for. */
const ANONYMOUS = 'Individual Recipient';

export interface GrantWords {
  package: string;
  title: string;
  description: string;
}

export interface GrantSource {
  association: { slug: string; name: string };
  lines: readonly OpenLine[];
  words: GrantWords;
  /** Day of the newest publication, in Việt Nam. */
  issuedOn: string;
  /** Whole addresses of the file and of the page about the data. */
  file: string;
  about: string;
}

type Named = { id: string; name: string };
/** Either a person, of whom nothing is said, or a body by its name. */
export interface Grant {
  id: string;
  title: string;
  description: string;
  currency: 'VND';
  amountAwarded: number;
  awardDate: string;
  recipientIndividual?: Named;
  toIndividualsDetails?: { grantPurpose: string[] };
  recipientOrganization?: Named[];
  fundingOrganization: Named[];
  dataSource: string;
}

/** True when the figures of a year say that something was paid out as a grant. */
export function hasGrants(figures: readonly PublishedFigure[]): boolean {
  return figures.some(({ figure, amountVnd }) => grantFigures.has(figure) && amountVnd > 0n);
}

/** True for a line that was paid out and stands: a voided voucher and its reversal are no grant. */
export function isGrant({ figure, direction, state }: OpenLine): boolean {
  return grantFigures.has(figure) && direction === 'out' && state === 'posted';
}

/** The whole package; undefined when nothing was paid out, for a package without grants is not valid. */
export function grantPackage({ association, lines, words, issuedOn, file, about }: GrantSource) {
  const prefix = `densach-${association.slug}`;
  const funder = { id: prefix, name: association.name };
  const grants = lines.filter(isGrant).map((line): Grant => {
    const id = `${prefix}-${line.publicId}`;
    return {
      ...{ id, title: words.title, description: words.description, currency: 'VND' },
      ...{ amountAwarded: wholeNumber(line.amountVnd), awardDate: line.occurredOn },
      ...(line.partyName === null
        ? {
            recipientIndividual: { id: `${id}-recipient`, name: ANONYMOUS },
            toIndividualsDetails: { grantPurpose: [PURPOSE] },
          }
        : {
            recipientOrganization: [{ id: `${prefix}-org-${slugify(line.partyName)}`, name: line.partyName }],
          }),
      ...{ fundingOrganization: [funder], dataSource: about },
    };
  });
  if (grants.length === 0) return undefined;
  return {
    ...{ version: '1.4', title: words.package, description: words.description, issued: issuedOn },
    ...{ identifier: prefix, publisher: { name: association.name, website: about } },
    ...{ license: LICENCE, downloadURL: file, accessURL: about, grants },
  };
}

function wholeNumber(amountVnd: bigint): number {
  const value = Number(amountVnd);
  invariant(Number.isSafeInteger(value), 'an amount of open data is exact as a number');
  return value;
}
