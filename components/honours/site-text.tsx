/**
 * A text in the small markup of the six pages, as elements. Owns nothing but the drawing; what may stand in it is decided
 * by the rules. Refuses HTML: only these elements are ever made.
 */
import { Fragment, type ReactNode } from 'react';
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
  return readSiteText(text, facts).map((block, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
    <BlockOf key={at} block={block} place={place} isFirst={at === 0} />
  ));
}

function BlockOf({ block, place, isFirst }: { block: Block; place: PublicPlace; isFirst: boolean }) {
  if (block.kind === 'heading') {
    const Heading = block.level === 2 ? 'h2' : 'h3';
    return <Heading>{inline(block.parts, place)}</Heading>;
  }
  if (block.kind === 'list') {
    const List = block.isOrdered ? 'ol' : 'ul';
    return (
      <List>
        {block.items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
          <li key={at}>{inline(item, place)}</li>
        ))}
      </List>
    );
  }
  return (
    <p className={isFirst ? 'lede' : undefined}>
      {block.lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
        <Fragment key={at}>
          {at > 0 ? <br /> : null}
          {inline(line, place)}
        </Fragment>
      ))}
    </p>
  );
}

function inline(parts: readonly Inline[], place: PublicPlace): ReactNode[] {
  return parts.map((part, at) => {
    if (part.kind === 'text') return part.text;
    // biome-ignore-start lint/suspicious/noArrayIndexKey: rendered once, never reordered
    if (part.kind === 'bold') return <strong key={at}>{inline(part.parts, place)}</strong>;
    const href = hrefOf(part.target, place);
    return href ? (
      <a key={at} href={href} rel={part.target.kind === 'outside' ? 'external noopener nofollow' : undefined}>
        {inline(part.parts, place)}
      </a>
    ) : (
      <Fragment key={at}>{inline(part.parts, place)}</Fragment>
    );
    // biome-ignore-end lint/suspicious/noArrayIndexKey: rendered once, never reordered
  });
}

/** Undefined where there is no association the page could belong to: the words stay, without a link. */
function hrefOf(target: LinkTarget, place: PublicPlace): string | undefined {
  if (target.kind === 'outside') return target.href;
  if (target.kind === 'ask') return place.hoi ? routes.askAboutMe(place.hoi) : undefined;
  if (target.scope === 'global') return publicAddress({ lang: place.lang }, target.segments);
  return place.hoi || target.scope === 'installation' ? publicAddress(place, target.segments) : undefined;
}
