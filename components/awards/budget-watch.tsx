'use client';
/**
 * Around a form with places and rates: says while one types how far the round would go beyond its fund.
 * Owns which boxes are read. Refuses to forbid anything: the server says the same on the page of the round, and the
 * database decides when somebody approves.
 */
import { type FormEvent, type ReactNode, useState } from 'react';
import { Notice } from '@/components/ui/notice';
import { overBy, plannedAsTyped, type TypedPlaces } from '@/lib/awards/rules/budget';
import { formatVnd } from '@/lib/kernel/money';

/** One category as it is kept; amounts as text, for they travel to the browser. */
export interface KeptPlaces extends TypedPlaces {
  /** Beginning of the names of its boxes, or the id that the box "categoryId" holds. */
  id: string;
}

export interface BudgetWatchProps {
  /** Free in each fund by its id, in đồng; with one fund its id is ''. */
  funds: Record<string, string>;
  categories: KeptPlaces[];
  /** Approved and decided so far, in đồng. */
  used?: { approvedVnd: string; decidedVnd: string };
  /** AMOUNT stands for the money. */
  words: { planned: string; over: string };
  children: ReactNode;
}

/** Stands around one form; without script only the form is there. */
export function BudgetWatch({ funds, categories, used, words, children }: BudgetWatchProps) {
  const [typed, setTyped] = useState<{ planned: bigint; over: bigint } | null>(null);
  const onInput = (event: FormEvent<HTMLDivElement>) => {
    const form = (event.target as Element).closest('form');
    if (!form) return;
    const data = new FormData(form);
    // How many files a unit is asked for costs nothing.
    if (data.has('units')) return;
    const boxOf = (name: string) => data.get(name)?.toString() ?? '';
    const plannedVnd = plannedAsTyped(categories.map((one) => asTyped(one, boxOf)));
    const free = funds[boxOf('fundId')] ?? funds[''];
    if (free === undefined) return setTyped(null);
    const approvedVnd = BigInt(used?.approvedVnd ?? 0);
    const decidedVnd = BigInt(used?.decidedVnd ?? 0);
    const over = overBy({ plannedVnd, approvedVnd, decidedVnd, availableVnd: BigInt(free) });
    setTyped({ planned: plannedVnd, over });
  };
  const say = (sentence: string, amount: bigint) => sentence.replace('AMOUNT', formatVnd(amount));
  return (
    <div onInput={onInput} onChange={onInput}>
      {children}
      <div role="status">
        {typed && typed.planned > 0n ? <p>{say(words.planned, typed.planned)}</p> : null}
        {typed && typed.over > 0n ? <Notice tone="warning" title={say(words.over, typed.over)} /> : null}
      </div>
    </div>
  );
}

/** Boxes of its own ("teacher_quota"), or the one box of a form that is about one chosen category. */
function asTyped({ id, quota, rate }: KeptPlaces, boxOf: (name: string) => string): TypedPlaces {
  const own = { quota: boxOf(`${id}_quota`), rate: boxOf(`${id}_rate`) };
  if (own.quota !== '' || own.rate !== '') return own;
  if (boxOf('categoryId') !== id) return { quota, rate };
  return { quota: boxOf('quota') || quota, rate: boxOf('rate') || rate };
}
