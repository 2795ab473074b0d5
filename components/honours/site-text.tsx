/**
 * A text in the small markup of the six pages, as elements. Owns nothing but the drawing; what may stand in it is decided
 * by the rules. Refuses HTML: only these elements are ever made.
 */
import type { ReactNode } from 'react';
import { inOrder } from '@/components/ui/in-order';
import {
  type Block,
  type Inline,
  type LinkTarget,
  readSiteText,
  type SiteFacts,
} from '@/lib/honours/rules/site-text';
import { type PublicPlace, publicAddress, routes } from '@/lib/web/routes';

export interface SiteTextProps {
  text: string;
  facts: SiteFacts;
  /** Where links to public pages lead: the association and the language. */
  place: PublicPlace;
}

/** The whole text. */
export function SiteText({ text, facts, place }: SiteTextProps) {
  return inOrder(readSiteText(text, facts).map((block, at) => blockOf(block, place, at === 0)));
}

function blockOf(block: Block, place: PublicPlace, isFirst: boolean): ReactNode {
  if (block.kind === 'heading') {
    const Heading = block.level === 2 ? 'h2' : 'h3';
    return <Heading>{inline(block.parts, place)}</Heading>;
  }
  if (block.kind === 'list') {
    const List = block.isOrdered ? 'ol' : 'ul';
    return <List>{inOrder(block.items.map((item) => itemOf(item, place)))}</List>;
  }
  const lines = block.lines.map((line, at) => lineOf(line, place, at === 0));
  return <p className={isFirst ? 'lede' : undefined}>{inOrder(lines)}</p>;
}

const itemOf = (item: readonly Inline[], place: PublicPlace) => <li>{inline(item, place)}</li>;

function lineOf(line: readonly Inline[], place: PublicPlace, isFirst: boolean): ReactNode {
  return (
    <>
      {isFirst ? null : <br />}
      {inline(line, place)}
    </>
  );
}

const inline = (parts: readonly Inline[], place: PublicPlace): ReactNode =>
  inOrder(parts.map((part) => pieceOf(part, place)));

function pieceOf(part: Inline, place: PublicPlace): ReactNode {
  if (part.kind === 'text') return part.text;
  const words = inline(part.parts, place);
  if (part.kind === 'bold') return <strong>{words}</strong>;
  const href = hrefOf(part.target, place);
  if (!href) return words;
  const isOutside = part.target.kind === 'outside';
  return (
    <a href={href} rel={isOutside ? 'external noopener nofollow' : undefined}>
      {words}
    </a>
  );
}

/** Undefined where there is no association the page could belong to: the words stay, without a link. */
function hrefOf(target: LinkTarget, place: PublicPlace): string | undefined {
  if (target.kind === 'outside') return target.href;
  if (target.kind === 'ask') return place.hoi ? routes.askAboutMe(place.hoi) : undefined;
  if (target.scope === 'global') return publicAddress({ lang: place.lang }, target.segments);
  return place.hoi || target.scope === 'installation' ? publicAddress(place, target.segments) : undefined;
}
