export type Draft = {
  /** the same key goes with the same request until it is answered */
  key: string;
  values: Record<string, string | boolean | string[]>;
  /** the last request, exactly as it was sent */
  body?: string;
  /** it has no answer yet */
  pending?: boolean;
};

/** What was typed, kept through reloads until it is sent. A browser without storage keeps it while the page lives. */
export const openDraft = (name: string) => {
  const place = `voronka.form.${name}`;
  let draft: Draft = { key: '', values: {} };
  try {
    draft = { ...draft, ...(JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Draft>) };
  } catch {
    // unreadable or forbidden storage: begin anew
  }
  const store = () => {
    try {
      localStorage.setItem(place, JSON.stringify(draft));
    } catch {
      // full or forbidden storage
    }
  };
  return {
    get: (): Draft => draft,
    type: (values: Draft['values']) => {
      draft = { ...draft, key: draft.key || newKey(), values };
      store();
    },
    /** A body that differs from the one sent before is another request. */
    send: (body: string) => {
      const key = draft.key && (!draft.body || draft.body === body) ? draft.key : newKey();
      draft = { ...draft, key, body, pending: true };
      store();
    },
    /** It was answered, or the visitor took it back to edit. */
    settle: () => {
      draft = { ...draft, pending: false };
      store();
    },
    clear: () => {
      draft = { key: '', values: {} };
      try {
        localStorage.removeItem(place);
      } catch {
        // forbidden storage has nothing to remove
      }
    },
  };
};

/** crypto.randomUUID exists only on https and localhost. */
const newKey = () =>
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
    (+digit ^ (crypto.getRandomValues(new Uint8Array(1))[0]! & (15 >> (+digit / 4)))).toString(16),
  );
