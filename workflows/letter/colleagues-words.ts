/** One change of a lead in its story: who made it, and the columns before and after. */
export type Saying = {
  actor: string;
  type: string;
  source?: Record<string, unknown> | null;
  set: { name?: [unknown, unknown]; fields?: [unknown, unknown] };
};
/** Which parts of a lead a user wrote: its name, and these of its fields. A stranger typed the rest. */
export type ColleaguesWords = { name: boolean; fields: string[] };

/**
 * Reads a lead's changes, oldest first. What came by a form, an ad or a program with a source is a stranger's until a user writes something
 * else there. What an automation writes is its admin's, unless it copies a stranger's words.
 */
export const colleaguesWords = (sayings: Saying[]): ColleaguesWords => {
  const own = new Map<string, boolean>();
  const values = new Map<string, unknown>();
  for (const { actor, type, source, set } of sayings) {
    const written = type === 'lead.created' && Object.keys(source ?? {}).length > 0 ? 'client' : actor;
    for (const [key, value] of changed(set)) {
      own.set(
        key,
        type === 'lead.created' ? written === 'user' : written === 'user' || (written !== 'client' && !carries(value)),
      );
      values.set(key, value);
    }
  }
  function carries(value: unknown): boolean {
    return [...values].some(
      ([key, typed]) => !own.get(key) && typeof typed === 'string' && typed.length > 3 && String(value).includes(typed),
    );
  }
  return {
    name: own.get('name') ?? false,
    fields: [...own].flatMap(([key, is]) => (is && key.startsWith('fields.') ? [key.slice('fields.'.length)] : [])),
  };
};

const changed = ({ name, fields }: Saying['set']): [string, unknown][] => {
  const [before, after] = (fields ?? [{}, {}]).map((one) => (one ?? {}) as Record<string, unknown>);
  return [
    ...(name ? [['name', name[1]] as [string, unknown]] : []),
    ...Object.entries(after ?? {})
      .filter(([key, value]) => JSON.stringify(before?.[key]) !== JSON.stringify(value))
      .map(([key, value]): [string, unknown] => [`fields.${key}`, value]),
  ];
};
