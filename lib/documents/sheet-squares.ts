/**
 * Puts the drawn square of each paper onto its sheet of a finished PDF, as filled rectangles (ISO 32000-1, 8.5).
 * Owns the few bytes that this takes and the table of places that ends the file. The printer would read each square as a
 * picture with a profile of colours of its own, which takes four times as long.
 * Refuses a file that is not built as the printer builds its files: nothing is guessed.
 */
import { deflateSync } from 'node:zlib';
import { invariant } from '@/lib/kernel/invariant';

/** Where a square stands, from the corner at the left foot of the sheet. Millimetres. */
export interface SquarePlace {
  left: number;
  foot: number;
  side: number;
}

const POINTS = 72 / 25.4;
/** The deflater's least effort: nearly twice as fast as the usual one, and a seventh larger. */
const SPEED = 1;

/** The drawing commands of a square; `svg` as `qrSvg` makes it, with one rectangle for each run of black modules. */
function commandsOf(svg: string, place: SquarePlace): string {
  const [, side, path] = /viewBox="0 0 (\d+) \1"[\s\S]* d="([\dMhvz -]*)"/.exec(svg) ?? [];
  invariant(side !== undefined && path !== undefined, 'a square in the form that qrSvg gives it');
  const [scale, left, top] = [place.side / Number(side), place.left, place.foot + place.side].map((mm) =>
    (mm * POINTS).toFixed(4),
  );
  const rectangles = path.replace(/M(\d+) (\d+)h(\d+)v1h-\3z/g, '$1 $2 $3 1 re ');
  invariant(!rectangles.includes('M'), 'nothing but runs of modules in a square');
  // The sheet's own commands follow and find everything as it was.
  return `q ${scale} 0 0 -${scale} ${left} ${top} cm 0 g ${rectangles}f Q\n`;
}

interface Structure {
  /** Where the table of places begins, and where each object does; 0: there is no such object. */
  tableAt: number;
  offsets: number[];
  trailer: string;
  /** Numbers of the objects of the sheets, in their order. */
  sheets: number[];
}

function structureOf(file: string): Structure {
  const tableAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file)?.[1]);
  const [head, count] = /^xref\s+0 (\d+)\s+/.exec(file.slice(tableAt, tableAt + 40)) ?? [];
  const kids = /\/Type \/Pages\s+\/Count \d+\s+\/Kids \[([\d R]*)\]/.exec(file)?.[1];
  invariant(
    head !== undefined && kids !== undefined,
    'a file with one table of places and one list of sheets',
  );
  const from = tableAt + head.length;
  const offsets = Array.from({ length: Number(count) }, (_, at) =>
    Number(file.slice(from + at * LINE, from + at * LINE + 10)),
  );
  const trailer = file.slice(from + offsets.length * LINE, file.lastIndexOf('startxref'));
  return { tableAt, offsets, trailer, sheets: [...kids.matchAll(/(\d+) 0 R/g)].map((kid) => Number(kid[1])) };
}

/** Bytes of a line of the table of places. */
const LINE = 20;
const lineOf = (offset: number) =>
  offset === 0 ? '0000000000 65535 f\r\n' : `${String(offset).padStart(10, '0')} 00000 n\r\n`;

/** Objects in the order of the file, each with the place in it where a sheet names its commands. */
function inOrder(file: string, { offsets, sheets, tableAt }: Structure) {
  const isSheet = new Map(sheets.map((sheet, at) => [sheet, at]));
  const objects = offsets.map((offset, id) => ({ id, offset })).filter(({ offset }) => offset > 0);
  objects.sort((one, other) => one.offset - other.offset);
  return objects.map(({ id, offset }, at) => {
    const square = isSheet.get(id);
    if (square === undefined) return { id, offset };
    const end = objects[at + 1]?.offset ?? tableAt;
    const named = /\/Contents (\d+ 0 R)/.exec(file.slice(offset, end));
    invariant(named !== null, 'a sheet that names its commands once');
    return { id, offset, square, at: offset + named.index, named: named[0], own: named[1] };
  });
}

/**
 * The file with square `n` on sheet `n`, below whatever stands there: same input, same bytes.
 *
 * @throws InvariantError when there are more or fewer squares than sheets, or the file is built otherwise
 */
export function withSquares(
  pdf: Uint8Array,
  squares: readonly { svg: string; place: SquarePlace }[],
): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const file = bytes.toString('latin1');
  const structure = structureOf(file);
  const { offsets, sheets, tableAt, trailer } = structure;
  invariant(sheets.length === squares.length, 'one square for each sheet');
  const [parts, moved]: [Buffer[], number[]] = [[], [...offsets]];
  let [taken, written] = [0, 0];
  const write = (part: Buffer) => {
    parts.push(part);
    written += part.byteLength;
  };
  for (const object of inOrder(file, structure)) {
    moved[object.id] = written + object.offset - taken;
    if (object.square === undefined) continue;
    write(bytes.subarray(taken, object.at));
    write(Buffer.from(`/Contents [${offsets.length + object.square} 0 R ${object.own}]`));
    taken = object.at + object.named.length;
  }
  write(bytes.subarray(taken, tableAt));
  for (const { svg, place } of squares) {
    const commands = deflateSync(commandsOf(svg, place), { level: SPEED });
    const head = `${moved.length} 0 obj\n<<\n  /Length ${commands.byteLength}\n  /Filter /FlateDecode\n>>\nstream\n`;
    moved.push(written);
    write(Buffer.concat([Buffer.from(head), commands, Buffer.from('\nendstream\nendobj\n\n')]));
  }
  const newTableAt = written;
  const table = `xref\n0 ${moved.length}\n${moved.map(lineOf).join('')}`;
  const size = trailer.replace(/\/Size \d+/, `/Size ${moved.length}`);
  write(Buffer.from(`${table}${size}startxref\n${newTableAt}\n%%EOF`, 'latin1'));
  const whole = new Uint8Array(written);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
