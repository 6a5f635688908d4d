import css from './Skeleton.module.css';

/** Grey bars in the shape of what comes; appears after 200 ms only. */
export const Skeleton = ({ rows = 3, height = 36 }: { rows?: number; height?: number }) => (
  <div className={css.late} aria-hidden>
    {Array.from({ length: rows }, (_, row) => (
      <div key={row} className={css.bar} style={{ height: height - 8 }} />
    ))}
  </div>
);

export const PageSkeleton = () => (
  <div className={css.page} aria-busy>
    <div className={css.head} />
    <Skeleton rows={8} />
  </div>
);
