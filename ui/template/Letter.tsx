import { useWords } from '../words.ts';
import css from './Template.module.css';

/** A letter as its reader sees it. Mail wants its styles in attributes, which our pages take from a script only, not from a text. */
export const Letter = ({ html }: { html: string }) => {
  const { t } = useWords('template');
  return (
    <iframe
      className={css.letter}
      sandbox="allow-same-origin"
      srcDoc={html.replaceAll(' style="', ' data-style="')}
      title={t('pane.preview')}
      onLoad={({ currentTarget: { contentDocument } }) => {
        for (const one of contentDocument?.querySelectorAll<HTMLElement>('[data-style]') ?? [])
          one.style.cssText = one.dataset['style'] ?? '';
      }}
    />
  );
};
