import type { VisitorNews, VisitorTyping } from '../../workflows/widget/widget.schema.ts';
import type { Calls } from './calls.ts';

/** The server says something every 15 seconds. */
const SILENCE_MS = 35_000;
const pauses = [0.5, 1, 2, 4, 8, 15, 30];

type Listening = {
  calls: Calls;
  token: string;
  /** from where to go on */
  cursor: () => string;
  news: (news: VisitorNews) => void;
  typing: (typing: VisitorTyping) => void;
  /** the server has said something */
  beat: () => void;
  /** whether the line works */
  works: (works: boolean) => void;
  /** the server does not know this visitor any more, or the chat is gone */
  gone: () => void;
};

/**
 * Listens to the talk for as long as the page lives. A line that is silent is dead, whatever the browser says; after a sleep, a change of network or a
 * restart of the server it begins anew, from where it was. Many who lost it at once come back one after another.
 */
export const openLine = ({ calls, token, cursor, news, typing, beat, works, gone }: Listening) => {
  let ended = false;
  let tries = 0;
  let stop = new AbortController();
  let awake = () => {};

  const listen = async () => {
    stop = new AbortController();
    const { signal } = stop;
    let watch = setTimeout(() => stop.abort(), SILENCE_MS);
    try {
      const answer = await calls.stream(token, cursor(), signal);
      if (answer.status === 401 || answer.status === 403 || answer.status === 404) return end(gone);
      if (!answer.ok || !answer.body) return;
      works(true);
      let text = '';
      for (const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader(); ;) {
        const { done, value } = await reader.read();
        if (done) return;
        clearTimeout(watch);
        watch = setTimeout(() => stop.abort(), SILENCE_MS);
        tries = 0;
        beat();
        const parts = (text + value).split('\n\n');
        text = parts.pop() ?? '';
        for (const part of parts) hear(part);
      }
    } catch {
      // it broke; it is begun anew
    } finally {
      clearTimeout(watch);
    }
  };

  const hear = (part: string) => {
    const data = /^data: (.*)$/m.exec(part)?.[1];
    if (!data) return;
    if (/^event: typing$/m.test(part)) typing(JSON.parse(data) as VisitorTyping);
    else news(JSON.parse(data) as VisitorNews);
  };

  const life = async () => {
    while (!ended) {
      await listen();
      if (ended) return;
      works(false);
      const seconds = pauses[Math.min(tries++, pauses.length - 1)]!;
      await new Promise<void>((done) => {
        const timer = setTimeout(done, seconds * 1000 * (0.5 + Math.random()));
        awake = () => (clearTimeout(timer), done());
      });
    }
  };

  const end = (then = () => {}) => {
    ended = true;
    stop.abort();
    awake();
    then();
  };

  void life();
  return {
    /** Whatever the line seems to be: it begins anew, now. */
    renew: () => {
      tries = 0;
      stop.abort();
      awake();
    },
    end: () => end(),
  };
};
