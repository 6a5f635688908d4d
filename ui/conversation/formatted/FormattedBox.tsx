import {
  IconBlockquote,
  IconBold,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  type Icon,
} from '@tabler/icons-react';
import { Editor } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import { useEffect, useRef, useState } from 'react';
import { formattedOf, isLink } from '../../../workflows/conversation/formatted.ts';
import { Button } from '../../kit/Button.tsx';
import { isComposing } from '../../kit/keys.ts';
import { useWords } from '../../words.ts';
import css from './Formatted.module.css';
import { LinkInput } from './LinkInput.tsx';

/** What else writes in the box: takes so many letters before the cursor away and puts words there. */
export type Put = (cut: number, words: string) => void;

type Props = {
  id: string;
  label: string;
  placeholder: string;
  /** formatted words; nothing is an empty text */
  value: string;
  /** `before`: the plain words before the cursor */
  onChange: (value: string, before: string) => void;
  onSend: () => void;
  onReady: (put: Put, focus: () => void) => void;
};

type Tool = 'bold' | 'italic' | 'bulletList' | 'orderedList' | 'blockquote';

const tools: { is: Tool; icon: Icon; does: (editor: Editor) => unknown }[] = [
  { is: 'bold', icon: IconBold, does: (editor) => editor.chain().focus().toggleBold().run() },
  { is: 'italic', icon: IconItalic, does: (editor) => editor.chain().focus().toggleItalic().run() },
  { is: 'bulletList', icon: IconList, does: (editor) => editor.chain().focus().toggleBulletList().run() },
  { is: 'orderedList', icon: IconListNumbers, does: (editor) => editor.chain().focus().toggleOrderedList().run() },
  { is: 'blockquote', icon: IconBlockquote, does: (editor) => editor.chain().focus().toggleBlockquote().run() },
];

const extensions = [
  StarterKit.configure({
    ...{ code: false, codeBlock: false, heading: false, horizontalRule: false, strike: false, underline: false },
    link: {
      ...{ openOnClick: false, defaultProtocol: 'https' },
      // one without a scheme gets ours
      isAllowedUri: (url) => isLink(url) || !/^[a-z][a-z\d+.-]*:/i.test(url.trim()),
      HTMLAttributes: { target: null, rel: null, class: null },
    },
  }),
];

/** A letter as it is written: what is pasted keeps the formats that we have, and no others. */
export const FormattedBox = ({ id, label, placeholder, value, onChange, onSend, onReady }: Props) => {
  const { t } = useWords('conversation/formatted');
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(undefined);
  const [on, setOn] = useState<ReadonlySet<string>>(new Set());
  const [linking, link] = useState<string>();
  const latest = useRef({ value, onChange, onSend, onReady });
  useEffect(() => void (latest.current = { value, onChange, onSend, onReady }));
  useEffect(() => {
    const made: Editor = new Editor({
      ...{ element: place.current, extensions, content: latest.current.value },
      editorProps: {
        attributes: { id, role: 'textbox', 'aria-multiline': 'true', 'aria-label': label },
        handleKeyDown: (view, event) => {
          const { key, ctrlKey, metaKey } = event;
          // the editor keeps it to itself, and every next key would be typed into the letter
          if (key === 'Escape' && !isComposing(event)) {
            view.dom.blur();
            return true;
          }
          if (key !== 'Enter' || !(ctrlKey || metaKey) || isComposing(event)) return false;
          latest.current.onSend();
          return true;
        },
      },
      onUpdate: () => {
        latest.current.value = writtenIn(made);
        latest.current.onChange(latest.current.value, before(made));
      },
      onTransaction: () => setOn(new Set([...tools.map(({ is }) => is), 'link'].filter((is) => made.isActive(is)))),
    });
    editor.current = made;
    latest.current.onReady(
      (cut, words) => {
        const { from } = made.state.selection;
        const range = { from: from - cut, to: from };
        // one line goes on where the cursor stands, several are paragraphs of their own
        const content = words.includes('\n') ? formattedOf(words) : { type: 'text', text: words };
        const chain = made.chain().focus().deleteRange(range);
        (words === '' ? chain : chain.insertContent(content)).run();
      },
      () => made.commands.focus('end'),
    );
    return () => made.destroy();
  }, [id, label]);
  useEffect(() => {
    // what was typed elsewhere, or sent
    const made = editor.current;
    if (made && value !== writtenIn(made)) made.commands.setContent(value, { emitUpdate: false });
  }, [value]);
  return (
    <div className={css.box}>
      <div className={css.tools} role="toolbar" aria-label={t('tools')}>
        {tools.map(({ is, icon: Drawn, does }) => (
          <Button
            key={is}
            look="quiet"
            icon={<Drawn size={16} />}
            label={t(is)}
            aria-pressed={on.has(is)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => editor.current && does(editor.current)}
          />
        ))}
        <Button
          look="quiet"
          icon={<IconLink size={16} />}
          label={t('link')}
          aria-pressed={on.has('link')}
          onClick={() => link(String(editor.current?.getAttributes('link')['href'] ?? ''))}
        />
      </div>
      {linking !== undefined && (
        <LinkInput
          first={linking}
          onDone={(href) => {
            link(undefined);
            if (editor.current) linkTo(editor.current, href);
          }}
        />
      )}
      <div
        ref={place}
        className={`${css.words} ${css.editor} ${value === '' ? css.empty : ''}`}
        data-placeholder={placeholder}
      />
    </div>
  );
};

const writtenIn = (editor: Editor): string => (editor.isEmpty ? '' : editor.getHTML());

const before = ({ state: { doc, selection } }: Editor): string => doc.textBetween(0, selection.from, '\n', '\n');

/** What is chosen leads there; where nothing is, the address itself is put in. Undefined: left as it was; nothing: leads nowhere. */
const linkTo = (editor: Editor, href: string | undefined): void => {
  const chain = editor.chain().focus();
  if (href === undefined) chain.run();
  else if (href === '') chain.extendMarkRange('link').unsetLink().run();
  else if (editor.state.selection.empty && !editor.isActive('link'))
    chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
  else chain.extendMarkRange('link').setLink({ href }).run();
};
