import { ScriptDefinition } from '../../workflows/script/script.schema.ts';

/** With all defaults filled in; one that predates a stricter schema stays as it is. */
export const scriptOf = (json: unknown): ScriptDefinition => {
  const read = ScriptDefinition.safeParse(json);
  return read.success ? read.data : (json as ScriptDefinition);
};
