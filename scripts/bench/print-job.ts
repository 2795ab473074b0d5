/**
 * 500 receipts (quick: 100) as one PDF: in this thread, and by the press in its own. What is compared is the longest time
 * this thread is not free, in which nobody else is served; the time until the file is there is shown beside it.
 */
import { openPress } from '@/lib/documents/press';
import { renderPdfBatch } from '@/lib/documents/render';
import { thanks } from '@/tests/unit/documents/story';
import { type BenchContext, milliseconds, ratioOf } from './measure';

/** The longest time in milliseconds between two looks of this thread while `work` ran, and the time of the work. */
async function observed(work: () => Promise<unknown>): Promise<{ block: number; whole: number }> {
  let [last, block] = [performance.now(), 0];
  const look = () => {
    const now = performance.now();
    block = Math.max(block, now - last);
    last = now;
  };
  const timer = setInterval(look, 1);
  const whole = await milliseconds(work);
  look();
  clearInterval(timer);
  return { block, whole };
}

/** Runs the benchmark; ratios are press / this thread (lower is better). */
export async function benchPrintJob(context: BenchContext) {
  const count = context.quick ? 100 : 500;
  const press = openPress({ waiting: 4, timeMs: 120_000 });
  const papers = Array.from({ length: count }, (_, at) => ({ ...thanks, donor: `Người Ủng Hộ Mẫu ${at}` }));
  const [here, there] = [renderPdfBatch('donor-receipt', papers), await press.print('donor-receipt', papers)];
  if (!Buffer.from(here).equals(Buffer.from(there)))
    throw new Error('The press gives other bytes: nothing is measured.');
  const own: Awaited<ReturnType<typeof observed>>[] = [];
  const pressed: typeof own = [];
  for (let round = 0; round < (context.quick ? 3 : 5); round += 1) {
    // Other names each time and for each: the compiler remembers what it has laid out, for all threads together.
    const fresh = (side: string) =>
      papers.map((paper) => ({ ...paper, donor: `${paper.donor} ${round} ${side}` }));
    const [mine, theirs] = [fresh('A'), fresh('B')];
    own.push(await observed(async () => renderPdfBatch('donor-receipt', mine)));
    pressed.push(await observed(() => press.print('donor-receipt', theirs)));
  }
  const of = (part: 'block' | 'whole') =>
    ratioOf(...([pressed, own].map((runs) => runs.map((run) => run[part])) as [number[], number[]]), false);
  return { papers: count, unit: 'ms', longestBlock: of('block'), wholeTime: of('whole') };
}
