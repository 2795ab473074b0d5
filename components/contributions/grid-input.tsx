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
import type { Cells } from '@/lib/lists/schema';
import { cellsOfTabs, tabsOfHtml } from '@/lib/spreadsheets/tabs';

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
  /** A key that may move: false when it moves nothing, "out" when it leaves the grid. */
  onMove: (key: GridKey) => boolean | 'out';
  onCommand: (command: 'undo' | 'redo' | 'fillDown') => void;
  onLeave: () => void;
}

const CARET_KEYS = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End']);

/** "Ctrl+Z" and its like; undefined for other keys. */
function commandOf(event: KeyboardEvent): 'undo' | 'redo' | 'fillDown' | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  const key = event.key.toLowerCase();
  if (key === 'd') return 'fillDown';
  if (key === 'y' || (key === 'z' && event.shiftKey)) return 'redo';
  return key === 'z' ? 'undo' : undefined;
}

/** The cells of a clipboard; null for a single text, which the browser pastes itself. */
function blockOf(data: DataTransfer): Cells | null {
  const text = tabsOfHtml(data.getData('text/html')) ?? data.getData('text/plain');
  const block = cellsOfTabs(text).map((row) => row.map(normaliseText));
  return block.length > 1 || (block[0]?.length ?? 0) > 1 ? block : null;
}

export function GridInput(props: GridInputProps) {
  const { value, label, describedBy, isWrong, takesFocus } = props;
  const box = useRef<HTMLInputElement>(null);
  const typed = useRef<string | null>(null);
  const isInside = useRef(false);
  const takesFocusNow = useRef(takesFocus);
  useLayoutEffect(() => {
    if (!takesFocusNow.current) return;
    box.current?.focus({ preventScroll: true });
    box.current?.select();
    box.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  const write = () => {
    if (typed.current !== null) props.onWrite(normaliseText(typed.current));
    typed.current = null;
    isInside.current = false;
  };
  const giveUp = () => {
    typed.current = null;
    isInside.current = false;
    box.current!.value = value;
    box.current!.select();
    props.onTyping(value, true);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // 229: a key that an input method keeps for itself.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const isTyping = typed.current !== null || isInside.current;
    const command = commandOf(event);
    if (command && (command === 'fillDown' || !isTyping)) {
      event.preventDefault();
      typed.current = null;
      props.onCommand(command);
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) flushSync(write);
    else if (event.key === 'F2') {
      event.preventDefault();
      isInside.current = true;
      box.current!.setSelectionRange(box.current!.value.length, box.current!.value.length);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (isTyping) giveUp();
      else props.onLeave();
    } else if (!(isTyping && CARET_KEYS.has(event.key)) && !event.altKey) {
      const { key, shiftKey, ctrlKey } = event;
      const isMark = shiftKey && CARET_KEYS.has(key);
      const done = isMark ? false : move({ key, shiftKey, ctrlKey });
      if (done === true) event.preventDefault();
    }
  };
  const move = (key: GridKey) => {
    if (!/^(Tab|Enter|Arrow|Home|End|Page)/.test(key.key)) return false;
    write();
    const done = props.onMove(key);
    box.current?.select();
    return done;
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const block = blockOf(event.clipboardData);
    if (!block) return;
    event.preventDefault();
    typed.current = null;
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
        typed.current = event.currentTarget.value;
        props.onTyping(typed.current);
      }}
      onDoubleClick={() => {
        isInside.current = true;
      }}
      {...{ onKeyDown, onPaste, onBlur: write }}
    />
  );
}
