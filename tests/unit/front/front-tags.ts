/** Tags from inside a stand-in render, as the pages of Next set them. */
import type { ServerResponse } from 'node:http';
import { tagPage } from '@/lib/web/page-tags';
import { html, send } from './front-rig';

/** Tags the page that is being rendered. */
export const tagNow = (tag: string): void => tagPage(tag);

/** A small tagged page. */
export function newTag(res: ServerResponse): void {
  tagNow('texts:mac-dinh');
  send(res, html('x'));
}
