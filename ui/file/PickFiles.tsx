import { IconPaperclip } from '@tabler/icons-react';
import { useRef } from 'react';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';

type Props = {
  onPick: (files: File[]) => void;
  several?: boolean;
  picturesOnly?: boolean;
  quiet?: boolean;
  why?: string;
};

/** The button behind which the browser asks for files. */
export const PickFiles = ({ onPick, several, picturesOnly, quiet, why }: Props) => {
  const { t } = useWords('file');
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        look={quiet ? 'quiet' : 'plain'}
        icon={<IconPaperclip size={15} />}
        label={t('pick')}
        why={why}
        onClick={() => input.current?.click()}
      >
        {quiet ? undefined : t('pick')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={several}
        accept={picturesOnly ? 'image/*' : undefined}
        aria-label={t('pick')}
        onChange={({ target }) => {
          onPick([...(target.files ?? [])]);
          // the same file chosen again is a choice, too
          target.value = '';
        }}
      />
    </>
  );
};
