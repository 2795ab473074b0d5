'use client';
/**
 * The one box of the grid: always there in the active cell, before the first key, so that Vietnamese input methods
 * find what they replace.
 * Owns what is being typed until it is left. Refuses to complete a text, to touch Backspace, and every key of an
 * input method that is still composing.
 */
import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { normaliseText } from '@/lib/kernel/names';
import type { GridKey } from '@/lib/lists/rules/grid';
import { meaningOf } from '@/lib/lists/rules/grid-keys';
import { asHtmlTable } from '@/lib/lists/rules/grid-range';
import type { Cells } from '@/lib/lists/schema';
import { asTabs, cellsOfTabs, tabsOfHtml } from '@/lib/spreadsheets/tabs';

export interface GridInputProps {
  value: string;
  label: string;
  /** Id of the sentences about this row. */
  describedBy: string;
  isWrong: boolean;
  /** Takes the focus when it comes up: the person is at work in the grid. */
  takesFocus: boolean;
  /** What stands in the box; `isGivenUp` when the old text is back. */
  onTyping: (text: string, isGivenUp?: boolean) => void;
  onWrite: (text: string) => void;
  onPaste: (block: Cells) => void;
  /** A key that moves; "out" when it leaves the grid. */
  onMove: (key: GridKey) => 'moved' | 'out';
  /** A key with which the range reaches further. */
  onExtend: (key: GridKey) => void;
  /** The texts of the range; undefined while one cell is meant. */
  chosen: () => string[][] | undefined;
  onCommand: (command: 'undo' | 'redo' | 'fillDown' | 'all' | 'copied') => void;
  onLeave: () => void;
}

/** The cells of a clipboard; null for a single text into a single cell, which the browser pastes itself. */
function blockOf(data: DataTransfer, isRange: boolean): Cells | null {
  const text = tabsOfHtml(data.getData('text/html')) ?? data.getData('text/plain');
  const block = cellsOfTabs(text).map((row) => row.map(normaliseText));
  return block.length > 1 || (block[0]?.length ?? 0) > 1 || (isRange && block.length > 0) ? block : null;
}

/** What is being typed, until it is written into the cell or given up. */
function useTyping(props: GridInputProps) {
  const box = useRef<HTMLInputElement>(null);
  const typed = useRef<string | null>(null);
  const isInside = useRef(false);
  const forget = () => {
    typed.current = null;
    isInside.current = false;
  };
  return {
    ...{ box, forget },
    isTyping: () => typed.current !== null || isInside.current,
    type: (text: string) => {
      typed.current = text;
      props.onTyping(text);
    },
    /** Goes on inside the text that stands in the cell. */
    enter: () => {
      isInside.current = true;
    },
    write: () => {
      if (typed.current !== null) props.onWrite(normaliseText(typed.current));
      forget();
    },
    giveUp: () => {
      forget();
      box.current!.value = props.value;
      box.current!.select();
      props.onTyping(props.value, true);
    },
  };
}

/** Does what a key means; the browser does the rest of the keys. */
function answerKey(
  event: KeyboardEvent<HTMLInputElement>,
  typing: ReturnType<typeof useTyping>,
  props: GridInputProps,
): void {
  const input = event.currentTarget;
  const meaning = meaningOf(event, event.nativeEvent.isComposing, typing.isTyping());
  if (meaning === null) return;
  if (meaning === 'check') {
    flushSync(typing.write);
    return;
  }
  if (meaning === 'move') {
    typing.write();
    if (props.onMove(event) === 'out') return;
    input.select();
  } else if (meaning === 'extend') props.onExtend(event);
  else if (meaning === 'enter') {
    typing.enter();
    input.setSelectionRange(input.value.length, input.value.length);
  } else if (meaning === 'giveUp') typing.giveUp();
  else if (meaning === 'leave') props.onLeave();
  else {
    typing.forget();
    props.onCommand(meaning);
  }
  event.preventDefault();
}

export function GridInput(props: GridInputProps) {
  const { value, label, describedBy, isWrong, takesFocus } = props;
  const typing = useTyping(props);
  const { box } = typing;
  const takesFocusNow = useRef(takesFocus);
  useLayoutEffect(() => {
    if (!takesFocusNow.current) return;
    box.current?.focus({ preventScroll: true });
    box.current?.select();
    box.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [box]);
  /** Also where somebody cuts: what is copied stays where it is. */
  const onCopy = (event: ClipboardEvent<HTMLInputElement>) => {
    const block = typing.isTyping() ? undefined : props.chosen();
    if (!block) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', asTabs(block));
    event.clipboardData.setData('text/html', asHtmlTable(block));
    props.onCommand('copied');
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const block = blockOf(event.clipboardData, props.chosen() !== undefined);
    if (!block) return;
    event.preventDefault();
    typing.forget();
    props.onPaste(block);
  };
  return (
    <input
      ref={box}
      className="grid-input"
      type="text"
      autoComplete="off"
      spellCheck={false}
      enterKeyHint="next"
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isWrong || undefined}
      defaultValue={value}
      onInput={(event) => {
        event.stopPropagation();
        typing.type(event.currentTarget.value);
      }}
      onKeyDown={(event) => answerKey(event, typing, props)}
      onDoubleClick={typing.enter}
      onBlur={typing.write}
      onCopy={onCopy}
      onCut={onCopy}
      onPaste={onPaste}
    />
  );
}
