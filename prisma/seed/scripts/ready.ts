import type { ScriptDefinition } from '../../../workflows/script/script.schema.ts';
import { educationScript } from './education.ts';
import { studioScript } from './studio.ts';

const ready = { education: educationScript, web_studio: studioScript };

/** A ready script by the key of the ready pipeline that it belongs to. */
export const readyScript = (key: keyof typeof ready): ScriptDefinition => ready[key];

/** The script of a ready pipeline, for another key of it. */
export const scriptOfPack = (key: string, pipeline: string): ScriptDefinition | undefined => {
  const found = Object.hasOwn(ready, key) ? ready[key as keyof typeof ready] : undefined;
  return found && { ...found, for: { ...found.for, pipelines: [{ pipeline, stages: [] }] } };
};
