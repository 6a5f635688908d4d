import type { Widget } from '../../workflows/widget/widget.schema.ts';
import { openCalls, type Calls } from './calls.ts';
import { openMemory } from './keep.ts';
import { standChat } from './stand.ts';
import { openTalk } from './talk.ts';
import { spokenOf, wordsIn } from './words.ts';

type VoronkaChat = { open(): void; close(): void };
declare global {
  interface Window {
    VoronkaChat?: VoronkaChat;
  }
}

/**
 * `<script async src="https://crm.example/widget.js" data-account="shop"></script>`. data-lang chooses the language, data-theme (light, dark) and
 * data-side (left, right) the look; data-identity is a token by which the site says who the visitor is.
 */
const start = async ({ src, dataset }: HTMLScriptElement): Promise<void> => {
  const { account, lang, theme, side, identity } = dataset;
  if (!account) return console.error('voronka: the script tag needs data-account="<name of the chat>"');
  if (window.VoronkaChat) return console.error('voronka: the chat stands on this page already');
  window.VoronkaChat = { open: () => {}, close: () => {} };
  const calls = openCalls(`${new URL(src).origin}/api/v1/widget/${encodeURIComponent(account)}`);
  const wanted = spokenOf(lang, document.documentElement.lang, ...navigator.languages) ?? '';
  const widget = await load(calls, wanted);
  if (!widget) return;
  const host = document.createElement('voronka-chat');
  for (const [name, value] of Object.entries({ theme, side })) if (value) host.dataset[name] = value;
  const nameless = `voronka-chat:${account}`;
  const subject = subjectOf(identity);
  const name = subject ? `${nameless}:${subject}` : nameless;
  const { language } = widget;
  const talk = openTalk({
    calls,
    memory: openMemory(name),
    language,
    identity,
    name,
    ...(subject ? { before: openMemory(nameless) } : {}),
  });
  window.VoronkaChat = standChat({ host, widget, talk, words: wordsIn(language) });
  document.body.append(host);
};

/** The chat as its admin has set it; tried again while the server is away, quietly, as no site should look broken for it. */
const load = async (calls: Calls, language: string): Promise<Widget | undefined> => {
  for (let tries = 0; ; tries++) {
    const answer = await calls.look(language).catch(() => undefined);
    if (answer?.ok) return (await answer.json()) as Widget;
    if (answer && answer.status < 500 && answer.status !== 429) {
      const { detail } = (await answer.json().catch(() => ({}))) as { detail?: string };
      return void console.error(`voronka: ${detail ?? answer.status}`);
    }
    await new Promise((done) => setTimeout(done, Math.min(60, 2 ** tries) * 1000 * (0.5 + Math.random())));
  }
};

/** Whom the site says the visitor is: each has a memory of her own in this browser. Whether it is true the server says. */
const subjectOf = (identity: string | undefined): string => {
  try {
    const body = identity?.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/');
    return body ? String((JSON.parse(atob(body)) as { sub?: unknown }).sub ?? '') : '';
  } catch {
    return '';
  }
};

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  const begin = () => void start(script);
  // the site comes first
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin, { once: true });
}
