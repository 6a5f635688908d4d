import { IconCopy } from '@tabler/icons-react';
import { copyText } from '../../form/copy.ts';
import { Button } from '../../kit/Button.tsx';
import { useWords } from '../../words.ts';
import css from '../Account.module.css';

/** What to paste into which file of the PBX, with what is typed beside it. */
export const AsteriskGuide = ({ settings }: { settings: Record<string, string> }) => {
  const { t } = useWords('account');
  const { t: say } = useWords('form');
  return (
    <div className={css.guide}>
      {filesOf(settings).map(([file, text]) => (
        <details key={file}>
          <summary>
            <code>{file}</code> <span className={css.dim}>{t(`asterisk.file.${file}`)}</span>
          </summary>
          <pre tabIndex={0}>
            <code>{text}</code>
          </pre>
          <Button icon={<IconCopy size={15} />} onClick={() => copyText(text, say)}>
            {t('widget.copy')}
          </Button>
        </details>
      ))}
      <p className={css.dim}>{t('asterisk.reload')}</p>
      <pre tabIndex={0}>
        <code>asterisk -rx &quot;core reload&quot;</code>
      </pre>
      <p className={css.dim}>{t('asterisk.freepbx')}</p>
    </div>
  );
};

const filesOf = ({ user, password, app }: Record<string, string>): [file: string, text: string][] => [
  ['http.conf', ['[general]', 'enabled=yes', 'bindaddr=0.0.0.0', 'bindport=8088', 'sessionlimit=1000'].join('\n')],
  [
    'ari.conf',
    [
      ...['[general]', 'enabled=yes', 'websocket_write_timeout=1000', ''],
      ...[`[${user || 'crm'}]`, 'type=user', 'read_only=no', `password=${password || '…'}`],
    ].join('\n'),
  ],
  [
    'extensions.conf',
    [
      '[from-trunk]',
      `exten => _[+0-9].,1,Stasis(${app || 'crm'},inbound,\${EXTEN})`,
      ' same => n,GotoIf($["${STASISSTATUS}" = "FAILED"]?noapp)',
      ' same => n,Hangup()',
      ' same => n(noapp),Playback(vm-goodbye)',
      ' same => n,Hangup(42)',
    ].join('\n'),
  ],
];
