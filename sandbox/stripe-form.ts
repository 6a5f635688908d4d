export type Form = { [key: string]: Form | string };

/** Stripe's own encoding: `line_items[0][price_data][currency]=kzt`. Lists stay objects with numeric keys. */
export const parseForm = (body: string): Form => {
  const form = branch();
  for (const [path, value] of new URLSearchParams(body)) {
    const keys = path.replace(/\]/g, '').split('[').slice(0, 8);
    let at = form;
    for (const key of keys.slice(0, -1)) {
      const below = at[key];
      at = typeof below === 'object' ? below : (at[key] = branch());
    }
    at[keys.at(-1)!] = value;
  }
  return form;
};

export const listOf = (value: Form | string | undefined): (Form | string)[] =>
  typeof value === 'object' ? Object.values(value) : [];

export const textsOf = (value: Form | string | undefined): Record<string, string> =>
  typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
    : {};

const branch = (): Form => Object.create(null) as Form;
