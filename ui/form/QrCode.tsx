import { IconDownload } from '@tabler/icons-react';
import encodeQR from 'qr';
import { useMemo } from 'react';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';
import css from './QrCode.module.css';

/** Millimetres do not matter to a screen, but a printed sheet wants sharp edges: pixels of one module in the picture. */
const MODULE = 16;
const QUIET = 4;

/** An address as a QR code, black on white in both themes since many readers want it so; with a name it may be taken as SVG or PNG. */
export const QrCode = ({ address, name }: { address: string; name?: string }) => {
  const { t } = useWords('form');
  const modules = useMemo(() => encodeQR(address, 'raw', { ecc: 'medium', border: QUIET }), [address]);
  const side = modules.length;
  const path = modules.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`;

  const takePng = () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = side * MODULE;
    const pen = canvas.getContext('2d')!;
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = '#000';
    for (const [y, row] of modules.entries())
      for (const [x, dark] of row.entries()) if (dark) pen.fillRect(x * MODULE, y * MODULE, MODULE, MODULE);
    canvas.toBlob((blob) => blob && take(blob, `${name}.png`), 'image/png');
  };

  return (
    <div className={css.code}>
      <svg className={css.picture} viewBox={`0 0 ${side} ${side}`} role="img" aria-label={t('hosted.qr', { address })}>
        <path className={css.paper} d={`M0 0h${side}v${side}H0z`} />
        <path className={css.ink} d={path} />
      </svg>
      {name && (
        <div className={css.files}>
          <Button
            icon={<IconDownload size={16} />}
            onClick={() => take(new Blob([svg], { type: 'image/svg+xml' }), `${name}.svg`)}
          >
            {t('hosted.svg')}
          </Button>
          <Button icon={<IconDownload size={16} />} onClick={takePng}>
            {t('hosted.png')}
          </Button>
        </div>
      )}
    </div>
  );
};

const take = (blob: Blob, name: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
