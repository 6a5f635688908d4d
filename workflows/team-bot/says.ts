/** A button under a message: it does something when it is pressed, or opens a page of ours. */
export type Button = { text: string; press: string } | { text: string; path: string };

/** A picture of how things stand: drawn when it is sent. */
export type Chart = { title: string; rows: { name: string; late: number; open: number }[]; late: string; open: string };

/** What the bot says in a chat, in our words; how its provider is told of it is said where it is sent. */
export type Says =
  | {
      do: 'say';
      text: string;
      /** its columns stand below each other */
      columns?: boolean;
      buttons?: Button[][];
      /** instead of a new message, this one is changed */
      edits?: number;
    }
  | { do: 'show'; chart: Chart }
  /** to whoever has pressed a button, at once */
  | { do: 'nod'; query: string; text: string };

/**
 * In a group: what it says instead where the group has nobody but these people, who all may see it. Whom a group has is only known when the message
 * goes.
 */
export type Apart = { people: number[]; says: Says };

/** What came of one update. */
export type Answer = { says: Says; apart?: Apart | undefined };
