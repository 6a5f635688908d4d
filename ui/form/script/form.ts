import { fillText } from '../../../workflows/words/fill.ts';
import { openDraft } from './draft.ts';
import { element } from './element.ts';
import type { DrawnField } from './fields.ts';
import { send, type Outcome } from './sending.ts';
import { layForm } from './lay.ts';
import type { FormText } from './lay.ts';
import { styleOf } from './style.ts';
import { solve } from './work.ts';
import { pickLanguage, words as allWords } from './words.ts';
import type { FormWords } from './words.ts';

const wait = (seconds: number) => new Promise((done) => setTimeout(done, seconds * 1000));

/**
 * `<script src="https://crm/form.js" data-form="education" async></script>` draws the form where it stands.
 * data-lang chooses the language, data-into the element (a selector) to draw it in, data-instead what it takes the place of.
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
  sheet.replaceSync(styleOf());
  root.adoptedStyleSheets = [sheet];

  const say = (sentence: string) => root.replaceChildren(element('p', { class: 's', role: 'status' }, sentence));
  const definition = await load(`${url}?lang=${language}&shown=1`, say, words.loading);
  if (!definition) return root.firstChild ? undefined : host.remove();
  const plain = script.dataset.instead ? document.querySelector(script.dataset.instead) : null;
  // who has begun to fill the plain form goes on with it
  if (plain?.contains(document.activeElement)) return host.remove();
  plain?.remove();
  sheet.replaceSync(styleOf(definition.look));
  draw(root, definition, allWords[definition.language] ?? words, url);
};

/** The form's definition; tries for as long as the page lives, unless there is no such form. */
const load = async (url: string, say: (sentence: string) => void, loading: string): Promise<FormText | undefined> => {
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(url, { credentials: 'omit' }).catch(() => undefined);
    if (answer?.ok) return (await answer.json()) as FormText;
    if (answer && answer.status < 500 && answer.status !== 429) {
      // it was switched off: the visitor is told where else to turn
      const { detail } = (answer.status === 410 ? await answer.json() : {}) as { detail?: string };
      say(detail ?? '');
      console.error(`voronka: ${url} answered ${answer.status}`);
      return undefined;
    }
    say(loading);
    await wait(Math.min(2 ** tries, 30));
  }
};

const draw = (root: ShadowRoot, definition: FormText, words: FormWords, url: string) => {
  const draft = openDraft(definition.key);
  const { form, set, fields, trap, button, status } = layForm(definition, words, draft.get().values);
  const since = Date.now();
  let stopWaiting: (() => void) | undefined;

  const busy = (on: boolean) => {
    set.disabled = on;
    button.textContent = on ? words.sending : definition.submit;
  };

  /** Sends until it is answered; `sent` when the form was taken, false when there is something to correct. */
  const deliver = async (): Promise<Sent | false> => {
    busy(true);
    let proof = '';
    for (let tries = 0; ; tries += 1) {
      status.replaceChildren();
      const { key, body } = draft.get();
      const seconds = Math.floor((Date.now() - since) / 1000);
      const outcome = await send(`${url}?seconds=${seconds}&stamp=${definition.stamp}${proof}`, key, body!, tries);
      proof = '';
      if (outcome.kind === 'sent') return outcome;
      if (outcome.kind === 'work') {
        proof = `&proof=${outcome.work.challenge}~${await solve(outcome.work)}`;
        continue;
      }
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

  /** Waits for the pause, or less if the visitor presses "now" or the network returns; false when the visitor wants to edit. */
  const pause = (sentence: string, seconds: number) =>
    new Promise<boolean>((go) => {
      let left = seconds;
      const clock = element('span', { 'aria-hidden': 'true' });
      const now = element('button', { class: 'l', type: 'button' }, words.now);
      const edit = element('button', { class: 'l', type: 'button' }, words.edit);
      const tick = () => {
        clock.textContent = ` ${fillText(words.inSeconds, { count: left })}.`;
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

  const finish = (track: string | undefined) => {
    draft.clear();
    if (definition.redirect) return location.assign(definition.redirect);
    const another = element('button', { class: 'l', type: 'button' }, words.another);
    another.onclick = () => draw(root, definition, words, url);
    const thanks = element(
      'div',
      { class: 't', role: 'status', tabindex: '-1' },
      element('p', {}, definition.thanks),
      ...(track ? [element('p', {}, `${words.track} ${track.replace(/^(..)(....)(....)$/, '$1 $2 $3')}`)] : []),
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
    draft.send(JSON.stringify({ language: definition.language, ...values(), website: trap.value, ...source() }));
    void deliver().then((sent) => sent && finish(sent.track));
  };

  root.replaceChildren(form);
  // A request that was under way when the page was closed goes on with the same key.
  if (draft.get().pending) void deliver().then((sent) => sent && finish(sent.track));
};

type Sent = Extract<Outcome, { kind: 'sent' }>;

/** Where the visitor came from. */
const source = () => ({
  ...Object.fromEntries([...new URLSearchParams(location.search)].filter(([name]) => /^utm_\w{1,30}$/.test(name))),
  referrer: document.referrer,
  page: location.href,
});

if (document.currentScript instanceof HTMLScriptElement) void start(document.currentScript);
