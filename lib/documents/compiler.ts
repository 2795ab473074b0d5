/**
 * The one Typst compiler of this process and the only way data enter a template: as JSON, never as markup.
 * Refuses to know what a paper says or in what format it leaves.
 */
import { join } from 'node:path';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { invariant } from '@/lib/kernel/invariant';
import { fontBlobs } from './fonts';
import type { PaperData, PaperName } from './papers';

// Every npm script runs in the project folder; bundled code has no folder of its own to start from.
const ROOT = process.cwd();
const TEMPLATES = join(ROOT, 'lib', 'documents', 'templates');
const PAPER_NAME = /^[a-z-]+$/;

let compiler: NodeCompiler | undefined;

/** The compiler, made at the first paper: reading fonts and templates costs about a tenth of a second. */
export function sharedCompiler(): NodeCompiler {
  compiler ??= NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontBlobs: fontBlobs(ROOT) }] });
  return compiler;
}

/** Lays out papers of one kind, one after the other. Throws when a template is broken, which is a bug. */
export function layOut<P extends PaperName>(paper: P, papers: readonly PaperData[P][]): NodeTypstDocument {
  invariant(PAPER_NAME.test(paper) && papers.length > 0, 'a known paper and at least one set of data');
  const outcome = sharedCompiler().compile({
    // No date of printing inside the file: the same paper is the same bytes tomorrow.
    mainFileContent: `#set document(date: none)\n#import "${paper}.typ": paper\n#for d in json(bytes(sys.inputs.papers)) { paper(d) }`,
    inputs: { papers: JSON.stringify(papers), hasLongWords: String(hasLongWords(papers)) },
  });
  const document = outcome.result;
  if (document === null) {
    // Messages of the compiler name templates and lines; they hold no personal data.
    const reasons = outcome.takeDiagnostics()?.shortDiagnostics ?? [];
    throw new Error(`template ${paper} did not compile: ${JSON.stringify(reasons)}`);
  }
  return document;
}

/** Whether some text, a drawing aside, holds a word that may have to break inside; `base.typ` breaks from 22 letters on, and a template may put two texts together. */
function hasLongWords(data: unknown): boolean {
  if (typeof data === 'string') return !data.startsWith('<svg') && /\S{14}/u.test(data);
  return typeof data === 'object' && data !== null && Object.values(data).some(hasLongWords);
}

/** Drops what the compiler remembers of older papers; without it memory grows with every print. */
export function forgetOldPapers(): void {
  sharedCompiler().evictCache(30);
}
