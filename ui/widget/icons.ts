const SVG = 'http://www.w3.org/2000/svg';

/** Strokes of tabler's icons, 24 by 24. */
const strokes = {
  chat: 'M3 20l1.3 -3.9c-2.3 -3.5 -1.4 -7.9 2.1 -10.4c3.5 -2.4 8.5 -2.3 11.7 .3c3.2 2.7 3.5 7 .8 10.1c-2.7 3 -7.6 3.9 -11.6 1.9l-4.3 1',
  close: 'M18 6l-12 12M6 6l12 12',
  send: 'M10 14l11 -11M21 3l-6.5 18a.55 .55 0 0 1 -1 0l-3.5 -7l-7 -3.5a.55 .55 0 0 1 0 -1z',
  clip: 'M15 7l-6.5 6.5a1.5 1.5 0 0 0 3 3l6.5 -6.5a3 3 0 0 0 -6 -6l-6.5 6.5a4.5 4.5 0 0 0 9 9l6.5 -6.5',
  star: 'M12 17.75l-6.172 3.245l1.179 -6.873l-5 -4.867l6.9 -1l3.086 -6.253l3.086 6.253l6.9 1l-5 4.867l1.179 6.873z',
};

/** Made element by element: a site may forbid markup from texts. */
export const icon = (name: keyof typeof strokes): SVGSVGElement => {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', strokes[name]);
  svg.append(path);
  return svg;
};
