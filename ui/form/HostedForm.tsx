import { IconCopy, IconExternalLink } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { useWords } from '../words.ts';
import { copyText } from './copy.ts';
import css from './QrCode.module.css';

const QrCode = lazy(async () => ({ default: (await import('./QrCode.tsx')).QrCode }));

/** The form's page on our own server: for a message, a profile, a sheet of paper on the counter. */
export const HostedForm = ({ formKey }: { formKey: string }) => {
  const { t } = useWords('form');
  const address = `${location.origin}/f/${formKey}`;
  return (
    <Section
      title={t('hosted')}
      aside={
        <Button icon={<IconCopy size={16} />} onClick={() => copyText(address, t)}>
          {t('hosted.copy')}
        </Button>
      }
    >
      <p>{t('hosted.hint')}</p>
      <p className={css.link}>
        <a href={address} target="_blank" rel="noreferrer">
          {address} <IconExternalLink size={14} aria-hidden />
        </a>
      </p>
      <Suspense fallback={null}>
        <QrCode address={address} name={`form-${formKey}`} />
      </Suspense>
    </Section>
  );
};
