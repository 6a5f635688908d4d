import { useEffect, useState } from 'react';

/** Those who take files now: what was opened last lies above the others, and takes them alone. */
const takers: object[] = [];

/**
 * Files dropped anywhere on the page, or pasted: where one thing takes them, nobody has to aim. Tells whether some are being dragged over it now.
 */
export const useIncoming = (take: (files: File[]) => void): boolean => {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const me = {};
    takers.push(me);
    const isMine = () => takers.at(-1) === me;
    const drag = (event: DragEvent) => {
      if (!isMine() || !event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      setOver(false);
      const files = isMine() ? filesIn(event.dataTransfer) : [];
      if (files.length === 0) return;
      event.preventDefault();
      take(files);
    };
    const paste = (event: ClipboardEvent) => {
      const files = isMine() ? filesIn(event.clipboardData) : [];
      // what is copied from a document is text with a picture of it beside
      if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return;
      event.preventDefault();
      take(files);
    };
    addEventListener('dragover', drag);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    addEventListener('paste', paste);
    return () => {
      takers.splice(takers.indexOf(me), 1);
      removeEventListener('dragover', drag);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
      removeEventListener('paste', paste);
    };
  }, [take]);
  return isOver;
};

/** A folder has no bytes of its own and is left out. */
const filesIn = (given: DataTransfer | null): File[] =>
  [...(given?.items ?? [])].flatMap((item) => {
    if (item.kind !== 'file' || item.webkitGetAsEntry()?.isDirectory) return [];
    return item.getAsFile() ?? [];
  });
