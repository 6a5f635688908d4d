import type { Message } from '../../workflows/conversation/conversation.schema.ts';

/** So many in a row without a word of ours are no talk; the first and the last of them are shown. */
const MANY = 12;
const SHOWN = 3;

export type Shown = { message: Message } | { folded: Message[] };

/** What a sender has poured in stands as one line that opens. `opened`: ids of the first ones of the lines that were opened. */
export const folded = (messages: Message[], opened: ReadonlySet<string>): Shown[] => {
  const shown: Shown[] = [];
  let run: Message[] = [];
  const end = () => {
    const hidden = run.slice(SHOWN, -SHOWN);
    const isFolded = run.length > MANY && !opened.has(hidden[0]!.id);
    shown.push(
      ...(isFolded
        ? [
            ...run.slice(0, SHOWN).map((message) => ({ message })),
            { folded: hidden },
            ...run.slice(-SHOWN).map((message) => ({ message })),
          ]
        : run.map((message) => ({ message }))),
    );
    run = [];
  };
  for (const message of messages) {
    if (message.direction === 'in') run.push(message);
    else {
      end();
      shown.push({ message });
    }
  }
  end();
  return shown;
};
