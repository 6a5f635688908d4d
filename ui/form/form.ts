import { openDraft } from './draft.ts';
import { element } from './element.ts';
import { drawField } from './fields.ts';
import type { DrawnField, Field } from './fields.ts';
import { send } from './sending.ts';
import { style } from './style.ts';
import { pickLanguage, words as allWords } from './words.ts';
import type { FormWords } from './words.ts';

type Definition = {
  key: string;
  language: string;
  title: string;
  fields: Field[];
  consent?: { name: string; label: string };
  submit: string;
  thanks: string;
};

const wait = (seconds: number) => new Promise((done) => setTimeout(done, seconds * 1000));

/**
 * `<script src="https://crm/form.js" data-form="education" async></script>` draws the form where it stands.
 * data-lang chooses the language, data-into the element (a selector) to draw it in.
 */
const start = async (script: HTMLScriptElement) => {
  const key = script.dataset.form;
  if (!key) return console.error('voronka: the script tag needs data-form="<key of the form>"');
  const language = pickLanguage(script.dataset.lang, document.documentElement.lang, navigator.language);
  const words = allWords[language]!;
  const url = `${new URL(script.src).origin}/api/v1/forms/${encodeURIComponent(key)}`;

  const host = element('div', { lang: language });
  const into = script.dataset.into ? document.querySelector(script.dataset.into) : null;
  if (into) into.append(host);
  else script.after(host);
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];

  const definition = await load(`${url}?lang=${language}`, () =>
    root.replaceChildren(element('p', { class: 's', role: 'status' }, words.loading)),
  );
  if (definition) draw(root, definition, words, language, url);
  else host.remove();
};

/** The form's definition; tries for as long as the page lives, unless there is no such form. */
const load = async (url: string, delayed: () => void): Promise<Definition | undefined> => {
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(url, { credentials: 'omit' }).catch(() => undefined);
    if (answer?.ok) return (await answer.json()) as Definition;
    if (answer && answer.status < 500 && answer.status !== 429) {
      console.error(`voronka: ${url} answered ${answer.status}`);
      return undefined;
    }
    delayed();
    await wait(Math.min(2 ** tries, 30));
  }
};

const draw = (root: ShadowRoot, definition: Definition, words: FormWords, language: string, url: string) => {
  const draft = openDraft(definition.key);
  const consent: Field[] = definition.consent ? [{ ...definition.consent, type: 'checkbox', required: true }] : [];
  const fields = [...definition.fields, ...consent].map((field) =>
    drawField(
      field,
      words,
      `v-${field.name}`,
      draft.get().values[field.name] ?? (field.name === 'language' ? language : undefined),
    ),
  );
  const trap = element('input', { name: 'website', tabindex: '-1', autocomplete: 'off' });
  const button = element('button', { class: 'b' }, definition.submit);
  const status = element('div', { class: 's', role: 'status' });
  const set = element(
    'fieldset',
    {},
    ...fields.map(({ box }) => box),
    element('div', { class: 'x', 'aria-hidden': 'true' }, trap),
    button,
  );
  const form = element('form', { novalidate: true, 'aria-label': definition.title }, set, status);
  let stopWaiting: (() => void) | undefined;

  const busy = (on: boolean) => {
    set.disabled = on;
    button.textContent = on ? words.sending : definition.submit;
  };

  /** Sends until it is answered; true when the form was taken, false when there is something to correct. */
  const deliver = async (): Promise<boolean> => {
    busy(true);
    for (let tries = 0; ; tries += 1) {
      status.replaceChildren();
      const { key, body } = draft.get();
      const outcome = await send(url, key, body!, tries);
      if (outcome.kind === 'sent') return true;
      if (outcome.kind === 'wrong') {
        draft.settle();
        busy(false);
        complain(outcome.errors, outcome.detail);
        return false;
      }
      if (!(await pause(outcome.busy ? words.busy : words.waiting, outcome.seconds))) {
        draft.settle();
        busy(false);
        status.replaceChildren();
        return false;
      }
    }
  };

  /** Waits, or until the visitor or the network says "now"; false when she wants to edit. */
  const pause = (sentence: string, seconds: number) =>
    new Promise<boolean>((go) => {
      let left = seconds;
      const clock = element('span', { 'aria-hidden': 'true' });
      const now = element('button', { class: 'l', type: 'button' }, words.now);
      const edit = element('button', { class: 'l', type: 'button' }, words.edit);
      const tick = () => {
        clock.textContent = ` ${words.inSeconds.replace('{n}', String(left))}.`;
        if (left <= 0) end(true);
        left -= 1;
      };
      const timer = setInterval(tick, 1000);
      const again = () => end(true);
      const end = (more: boolean) => {
        clearInterval(timer);
        removeEventListener('online', again);
        stopWaiting = undefined;
        go(more);
      };
      addEventListener('online', again);
      now.onclick = again;
      edit.onclick = () => end(false);
      stopWaiting = again;
      status.replaceChildren(element('span', {}, sentence), clock, element('div', { class: 'w' }, now, edit));
      tick();
    });

  const complain = (errors: { field: string; message: string }[], detail = '') => {
    const of = (field: DrawnField) => errors.find((error) => error.field === field.name)?.message ?? '';
    for (const field of fields) field.say(of(field));
    const unplaced = errors
      .filter((error) => !fields.some(({ name }) => name === error.field))
      .map(({ message }) => message);
    const first = fields.find((field) => of(field));
    status.textContent = unplaced.length > 0 ? unplaced.join(' ') : first ? '' : detail || words.refused;
    first?.input.focus();
  };

  const finish = () => {
    draft.clear();
    const another = element('button', { class: 'l', type: 'button' }, words.another);
    another.onclick = () => draw(root, definition, words, language, url);
    const thanks = element(
      'div',
      { class: 't', role: 'status', tabindex: '-1' },
      element('p', {}, definition.thanks),
      another,
    );
    root.replaceChildren(thanks);
    thanks.focus();
  };

  const values = () => Object.fromEntries(fields.map((field) => [field.name, field.value()]));
  form.oninput = () => draft.type(values());
  form.onsubmit = (event) => {
    event.preventDefault();
    if (set.disabled) return stopWaiting?.();
    const errors = fields
      .map((field) => ({ field: field.name, message: field.wrong() }))
      .filter(({ message }) => message);
    complain(errors);
    if (errors.length > 0) return;
    status.textContent = '';
    draft.send(JSON.stringify({ language, ...values(), website: trap.value, ...source() }));
    void deliver().then((sent) => sent && finish());
  };

  root.replaceChildren(form);
  // A request that was under way when the page was closed goes on with the same key.
  if (draft.get().pending) void deliver().then((sent) => sent && finish());
};

/** Where the visitor came from. */
const source = () => ({
  ...Object.fromEntries([...new URLSearchParams(location.search)].filter(([name]) => /^utm_\w{1,30}$/.test(name))),
  referrer: document.referrer,
  page: location.href,
});

if (document.currentScript instanceof HTMLScriptElement) void start(document.currentScript);
