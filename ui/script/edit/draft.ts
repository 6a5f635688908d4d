import { useEffect, useRef, useState } from 'react';
import type { Script, ScriptDefinition } from '../../../workflows/script/script.schema.ts';
import { isSame } from '../../../workflows/script/diff.ts';
import { get, put } from '../../ask/ask.ts';
import { askAgain, asking } from '../../ask/asking.ts';
import { isProblem } from '../../ask/problem.ts';
import { cache } from '../../cache.ts';
import { keep, readKept } from '../../kept.ts';

export const draftQuery = (id: string) => asking('/scripts/{id}', { path: { id } });

const AFTER_MS = 600;
const AGAIN_MS = 4000;
type Kept = { definition: ScriptDefinition; revision: number };
type Saving = 'saved' | 'saving' | 'failed';

/** A draft in this browser: it is changed at once, saved after a moment, and kept here until the server has it. Where somebody was faster, one of both is chosen. */
export const useDraft = (read: Script) => {
  const place = `script.draft.${read.id}`;
  const [first] = useState(() => readKept<Kept>(place));
  const isLate = first !== undefined && first.revision !== read.revision && !isSame(first.definition, read.definition);
  const base = useRef(read);
  const now = useRef(first?.definition ?? read.definition);
  const busy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [definition, show] = useState(now.current);
  const [saving, setSaving] = useState<Saving>('saved');
  const [error, fail] = useState<unknown>();
  const [theirs, meet] = useState<Script | undefined>(isLate ? read : undefined);
  const isHeld = useRef(isLate);
  const isDirty = () => now.current !== base.current.definition;

  const save = async (): Promise<void> => {
    clearTimeout(timer.current);
    if (busy.current || isHeld.current || !isDirty()) return;
    busy.current = true;
    setSaving('saving');
    const sent = now.current;
    try {
      const { id, revision } = base.current;
      const saved = await put('/scripts/{id}/draft', { path: { id }, body: { definition: sent, revision } });
      base.current = { ...saved, definition: sent };
      cache.setQueryData(draftQuery(id).queryKey, saved);
      fail(undefined);
      if (!isDirty()) keep(place, undefined);
      setSaving(isDirty() ? 'saving' : 'saved');
      void askAgain([['/scripts/{id}/check', { path: { id } }], ['/scripts']]);
    } catch (problem) {
      setSaving('failed');
      if (isProblem(problem, 'VersionChanged'))
        return hold(await get('/scripts/{id}', { path: { id: base.current.id } }));
      fail(problem);
      if (!isProblem(problem) || problem.status === 0 || problem.status >= 500)
        timer.current = setTimeout(() => void save(), AGAIN_MS);
      return;
    } finally {
      busy.current = false;
    }
    if (isDirty()) void save();
  };
  const hold = (other: Script) => {
    isHeld.current = true;
    meet(other);
  };
  const change = (next: ScriptDefinition) => {
    now.current = next;
    show(next);
    setSaving('saving');
    keep(place, { definition: next, revision: base.current.revision });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), AFTER_MS);
  };
  /** what the server has by now takes the place of all here */
  const adopt = (script: Script) => {
    base.current = script;
    now.current = script.definition;
    isHeld.current = false;
    meet(undefined);
    fail(undefined);
    setSaving('saved');
    show(script.definition);
    keep(place, undefined);
    cache.setQueryData(draftQuery(script.id).queryKey, script);
  };
  const settle = (whose: 'mine' | 'theirs') => {
    if (!theirs) return;
    if (whose === 'theirs') return adopt(theirs);
    base.current = { ...theirs };
    isHeld.current = false;
    meet(undefined);
    void save();
  };
  useEffect(() => {
    if (first && !isLate) void save();
    return () => void save();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once a script
  }, []);
  return {
    ...{ definition, change, saving, error, theirs, settle, adopt, save },
    revision: () => base.current.revision,
    published: async () => adopt(await get('/scripts/{id}', { path: { id: read.id } })),
  };
};
