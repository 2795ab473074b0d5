'use client';
/**
 * Around the form of a file: says while one types that the unit has handed in as many as it is asked for.
 * Owns which boxes are read. Refuses to forbid: more than asked is the council's to judge.
 */
import { type FormEvent, type ReactNode, useState } from 'react';
import { Notice } from '@/components/ui/notice';
import { type UnitPlaces, unitWithoutRoom } from '@/lib/awards/rules/budget';

export interface UnitWatchProps {
  units: UnitPlaces[];
  /** UNIT, QUOTA and FILES stand for what is known. */
  sentence: string;
  children: ReactNode;
}

/** Stands around one form. */
export function UnitWatch({ units, sentence, children }: UnitWatchProps) {
  const [full, setFull] = useState<UnitPlaces | undefined>();
  const onInput = (event: FormEvent<HTMLDivElement>) => {
    const form = event.currentTarget.querySelector('form');
    if (!form) return;
    const data = new FormData(form);
    const boxOf = (name: string) => data.get(name)?.toString().trim() ?? '';
    const unit = boxOf('proposedByUnit') || boxOf('unitWrittenAs');
    setFull(unitWithoutRoom(units, unit, Number(boxOf('categoryId'))));
  };
  return (
    <div onInput={onInput} onChange={onInput}>
      {children}
      <div role="status">{full ? <Notice tone="warning" title={unitText(sentence, full)} /> : null}</div>
    </div>
  );
}

function unitText(sentence: string, { unit, quota, files }: UnitPlaces): string {
  return sentence.replace('UNIT', unit).replace('QUOTA', String(quota)).replace('FILES', String(files));
}
