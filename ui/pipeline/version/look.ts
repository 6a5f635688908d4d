/** A version by its number, or the draft. */
export type Which = number | 'draft';
/** What is shown beside the list, kept in the address as `at`: `version.5`, `compare.5.draft`, `story`. */
export type Look =
  { kind: 'version'; which: Which } | { kind: 'compare'; before: Which; after: Which } | { kind: 'story' };

export const lookText = (look: Look): string =>
  look.kind === 'story'
    ? 'story'
    : look.kind === 'version'
      ? `version.${look.which}`
      : `compare.${look.before}.${look.after}`;

export const lookFrom = (text: string | undefined): Look | undefined => {
  const [kind, one, other] = (text ?? '').split('.');
  const [before, after] = [whichFrom(one), whichFrom(other)];
  if (kind === 'story') return { kind };
  if (kind === 'version' && before !== undefined) return { kind, which: before };
  return kind === 'compare' && before !== undefined && after !== undefined ? { kind, before, after } : undefined;
};

const whichFrom = (text: string | undefined): Which | undefined =>
  text === 'draft' ? text : /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : undefined;

/** What is shown first: what the draft changes since the last version, or what that version changed. */
export const firstLook = (published: number | null, changed: boolean): Look => {
  if (published === null) return { kind: 'version', which: 'draft' };
  if (changed) return { kind: 'compare', before: published, after: 'draft' };
  return published > 1
    ? { kind: 'compare', before: published - 1, after: published }
    : { kind: 'version', which: published };
};
