/**
 * Reads back what a paper shows, page by page, from the compiler's own selectable drawing:
 * what stands here was really laid out on a sheet, in the order of the sheet.
 */
import { layOut, sharedCompiler } from '@/lib/documents/compiler';
import type { PaperData, PaperName } from '@/lib/documents/papers';

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

function plain(html: string): string {
  return html.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** Runs of text of each page, in the order of the sheet. */
export function readRuns<P extends PaperName>(paper: P, data: PaperData[P]): string[][] {
  return runsOf(paper, [data]);
}

function runsOf<P extends PaperName>(paper: P, papers: readonly PaperData[P][]): string[][] {
  const svg = sharedCompiler().svg(layOut(paper, papers));
  return svg
    .split('class="typst-page"')
    .slice(1)
    .map((page) =>
      [...page.matchAll(/<h5:div class="tsel"[^>]*>([\s\S]*?)<\/h5:div>/g)].map((run) =>
        plain(run[1] ?? '').replaceAll('\u200B', ''),
      ),
    );
}

/** Text of each page; runs are joined by one space. */
export function readPages<P extends PaperName>(paper: P, data: PaperData[P]): string[] {
  return pagesOf(paper, [data]);
}

/** Text of each page of several papers in one print job. */
export function pagesOf<P extends PaperName>(paper: P, papers: readonly PaperData[P][]): string[] {
  return runsOf(paper, papers).map((runs) => runs.join(' ').replace(/\s+/g, ' ').trim());
}

/** Text of all pages. */
export function readPaper<P extends PaperName>(paper: P, data: PaperData[P]): string {
  return readPages(paper, data).join('\n');
}

export function pageCount<P extends PaperName>(paper: P, data: PaperData[P]): number {
  return layOut(paper, [data]).numOfPages;
}
