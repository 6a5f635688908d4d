import { useEffect, useRef } from 'react';
import css from './Hints.module.css';

/** One tooltip for the whole page: whatever carries `data-hint="words"` shows them, on hover after a moment and on focus at once. */
export const Hints = () => {
  const tip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over: Element | undefined;
    const hide = () => {
      clearTimeout(timer);
      over = undefined;
      if (tip.current?.matches(':popover-open')) tip.current.hidePopover();
    };
    const show = (target: Element) => {
      const text = target.getAttribute('data-hint');
      if (!tip.current || !text || !target.isConnected) return;
      tip.current.textContent = text;
      if (!tip.current.matches(':popover-open')) tip.current.showPopover();
      place(tip.current, target);
    };
    const enter = (event: Event) => {
      if (event instanceof PointerEvent && event.pointerType === 'touch') return;
      const { target, type } = event;
      const next = target instanceof Element ? (target.closest('[data-hint]') ?? undefined) : undefined;
      if (next === over) return;
      hide();
      if (!next || (type === 'focusin' && !next.matches(':focus-visible'))) return;
      over = next;
      timer = setTimeout(() => show(next), type === 'focusin' ? 0 : 350);
    };
    const leaves = ['pointerdown', 'keydown', 'scroll', 'blur'] as const;
    document.addEventListener('pointerover', enter);
    document.addEventListener('focusin', enter);
    for (const name of leaves) addEventListener(name, hide, true);
    return () => {
      hide();
      document.removeEventListener('pointerover', enter);
      document.removeEventListener('focusin', enter);
      for (const name of leaves) removeEventListener(name, hide, true);
    };
  }, []);
  return <div ref={tip} popover="manual" aria-hidden className={css.hint} />;
};

const place = (tip: HTMLElement, target: Element) => {
  const box = target.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = tip;
  const beside = target.closest('[data-hints="right"]') && innerWidth > 700;
  const left = beside ? box.right + 8 : box.left + box.width / 2 - width / 2;
  const above = box.top - height - 6;
  const top = beside ? box.top + box.height / 2 - height / 2 : above > 4 ? above : box.bottom + 6;
  tip.style.left = `${Math.max(6, Math.min(left, innerWidth - width - 6))}px`;
  tip.style.top = `${Math.max(6, Math.min(top, innerHeight - height - 6))}px`;
};
