/** Whether this browser has notices at all, and whether its user has forbidden them. */
export const noticesOf = (): 'none' | NotificationPermission =>
  'Notification' in globalThis ? Notification.permission : 'none';

/** Asks the browser's user; only ever by a click of hers. */
export const allowNotices = async (): Promise<boolean> => (await Notification.requestPermission()) === 'granted';

/** Tells somebody who looks elsewhere; a click on it brings the page back. */
export const notice = (id: string, text: string, visit: () => void) => {
  if (noticesOf() !== 'granted' || (document.visibilityState === 'visible' && document.hasFocus())) return;
  const shown = new Notification('Voronka', { body: text, tag: id, icon: '/favicon.svg' });
  shown.addEventListener('click', () => {
    globalThis.focus();
    shown.close();
    visit();
  });
};
