import { IconCopy, IconMail, IconPaperclip, IconPlugX } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Chip } from '../kit/Chip.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { Time } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import css from './Mail.module.css';
import { Panes, Row } from './Panes.tsx';
import { useMessages } from './sandbox-api.ts';
import type { Filter, Message } from './sandbox-api.ts';

type Props = { filter: Filter; id: string; open: (id: string) => void };

/** The mailbox of everybody who was written to. */
export const Mail = ({ filter, id, open }: Props) => {
  const { t } = useWords('sandbox');
  const { data, isPending } = useMessages('mail', filter);
  const mails = data?.items ?? [];
  const narrowed = Boolean(filter.q || filter.to);
  const shown = mails.find((mail) => mail.id === id) ?? (id ? undefined : mails[0]);
  return (
    <Panes
      label={t('tab.mail')}
      opened={Boolean(id)}
      back={() => open('')}
      list={
        isPending ? (
          <Skeleton rows={8} height={56} />
        ) : (
          <ul>
            {mails.map((mail) => (
              <Row
                key={mail.id}
                title={mail.to.join(', ')}
                at={<Time at={mail.at} />}
                sub={mail.subject || t('mail.noSubject')}
                more={badges(mail) && <Badges mail={mail} />}
                on={mail.id === shown?.id}
                onOpen={() => open(mail.id)}
              />
            ))}
            {mails.length === 0 && (
              <Empty
                icon={<IconMail size={28} />}
                title={t(narrowed ? 'nothing' : 'mail.empty')}
                text={narrowed ? undefined : t('mail.emptyText')}
              />
            )}
          </ul>
        )
      }
    >
      {shown ? (
        <Letter key={shown.id} mail={shown} />
      ) : (
        <p className={css.none}>{mails.length > 0 && t('mail.choose')}</p>
      )}
    </Panes>
  );
};

const badges = (mail: Message) => mail.attachments.length > 0 || mail.copies > 1 || mail.lost;
const Badges = ({ mail }: { mail: Message }) => {
  const { t } = useWords('sandbox');
  return (
    <>
      {mail.attachments.length > 0 && <Chip icon={<IconPaperclip aria-hidden />}>{mail.attachments.length}</Chip>}
      {mail.copies > 1 && (
        <Chip tone="amber" icon={<IconCopy aria-hidden />}>
          {t('mail.copies', { n: mail.copies })}
        </Chip>
      )}
      {mail.lost && (
        <Chip tone="amber" icon={<IconPlugX aria-hidden />}>
          {t('lost')}
        </Chip>
      )}
    </>
  );
};

const Letter = ({ mail }: { mail: Message }) => {
  const { t } = useWords('sandbox');
  const views = (['html', 'text', 'headers'] as const).filter((view) => view === 'headers' || mail[view] !== '');
  const [view, setView] = useState<(typeof views)[number]>(views[0]!);
  return (
    <article className={css.letter}>
      <header className={css.head}>
        <h2>{mail.subject || t('mail.noSubject')}</h2>
        <dl>
          <dt>{t('mail.from')}</dt>
          <dd>{mail.from}</dd>
          <dt>{t('mail.to')}</dt>
          <dd>{mail.to.join(', ')}</dd>
          <dt>{t('mail.at')}</dt>
          <dd>
            <Time at={mail.at} as="exact" />
          </dd>
        </dl>
        <div className={css.line}>
          <div className={css.views} role="group" aria-label={t('mail.view')}>
            {views.map((one) => (
              <Chip key={one} on={view === one} onClick={() => setView(one)}>
                {t(`mail.view.${one}`)}
              </Chip>
            ))}
          </div>
          {mail.copies > 1 && (
            <Chip tone="amber" icon={<IconCopy aria-hidden />} title={t('mail.copiesWhy')}>
              {t('mail.copies', { n: mail.copies })}
            </Chip>
          )}
          {mail.lost && (
            <Chip tone="amber" icon={<IconPlugX aria-hidden />} title={t('lostWhy')}>
              {t('lost')}
            </Chip>
          )}
        </div>
      </header>
      {view === 'html' && <Sheet mail={mail} />}
      {view === 'text' && <pre className={css.text}>{mail.text}</pre>}
      {view === 'headers' && (
        <table className={css.headers}>
          <tbody>
            {mail.headers.map(({ key, value }, i) => (
              <tr key={i}>
                <th scope="row">{key}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mail.attachments.length > 0 && (
        <ul className={css.files} aria-label={t('mail.files')}>
          {mail.attachments.map((file) => (
            <li key={file.n}>
              <a href={file.url} download={file.name} className={css.file}>
                <IconPaperclip size={18} aria-hidden />
                <span>
                  <b>{file.name}</b>
                  <small>
                    {file.type} · {size(file.size, t)}
                  </small>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
};

/** The mail as the client's program shows it: its own white page, no scripts, links open beside. */
const Sheet = ({ mail }: { mail: Message }) => {
  const { t } = useWords('sandbox');
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(320);
  // A mail drawn while its pane was hidden, or a window made narrower: measured again when the width changes.
  useEffect(() => {
    let width = 0;
    const observer = new ResizeObserver(() => {
      const now = frame.current?.clientWidth ?? 0;
      if (frame.current && now > 0 && now !== width) setHeight(heightOf(frame.current));
      width = now;
    });
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  const page = useMemo(() => {
    const html = mail.html.replace(
      /cid:([^"')\s>]+)/g,
      (whole, cid: string) => mail.attachments.find((file) => file.contentId === cid)?.url ?? whole,
    );
    return `<base target="_blank"><meta name="color-scheme" content="light"><style>html{background:#fff;color:#111;font:14px/1.5 Arial,sans-serif}body{margin:16px;display:flow-root;height:auto!important;overflow-wrap:anywhere}img{max-width:100%}</style>${html}`;
  }, [mail]);
  return (
    <iframe
      ref={frame}
      className={css.sheet}
      title={t('mail.sheet', { subject: mail.subject })}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      srcDoc={page}
      style={{ height }}
      onLoad={({ currentTarget }) => setHeight(heightOf(currentTarget))}
    />
  );
};

/** As high as the mail, so that it scrolls with the page around it. */
const heightOf = ({ contentDocument, contentWindow }: HTMLIFrameElement) => {
  if (!contentDocument?.body || !contentWindow) return 320;
  const below = Number.parseFloat(contentWindow.getComputedStyle(contentDocument.body).marginBottom);
  return Math.min(Math.ceil(contentDocument.body.getBoundingClientRect().bottom + below) + 2, 4000);
};

const size = (bytes: number, t: (key: string, values: { n: number | string }) => string) =>
  bytes < 1024 * 1024
    ? t('size.kb', { n: Math.max(1, Math.round(bytes / 1024)) })
    : t('size.mb', { n: (bytes / 1024 / 1024).toFixed(1) });
