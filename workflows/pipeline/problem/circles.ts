/** A way from one node to another: by whom, and whether it takes time. */
export type Way = { by: string; to: string; late: boolean };

/** Enough for any pipeline that a person draws; behind it the search ends rather than the patience of the one who types. */
const MOST_WAYS = 200_000;
const MOST_CIRCLES = 20;

/** Circles in a graph, each as the ways that make it; every circle that there is shares a node with one that is found. */
export const circlesOf = (starts: string[], waysFrom: (node: string) => Way[]): Way[][] => {
  const circles: Way[][] = [];
  const told = new Set<string>();
  /** where a node stands on the way that is being walked; -1 when everything behind it has been seen */
  const places = new Map<string, number>();
  let made = 0;
  const from = (node: string): Way[] => {
    if (made > MOST_WAYS) return [];
    const ways = waysFrom(node);
    made += ways.length;
    return ways;
  };
  for (const start of starts) {
    if (places.has(start)) continue;
    const path: { node: string; ways: Way[]; next: number }[] = [{ node: start, ways: from(start), next: 0 }];
    places.set(start, 0);
    while (path.length > 0) {
      const here = path[path.length - 1]!;
      const way = here.ways[here.next++];
      if (!way) {
        places.set(here.node, -1);
        path.pop();
        continue;
      }
      if (circles.length >= MOST_CIRCLES) return circles;
      const place = places.get(way.to);
      if (place === undefined) {
        places.set(way.to, path.length);
        path.push({ node: way.to, ways: from(way.to), next: 0 });
      } else if (place >= 0) {
        const circle = path.slice(place).map(({ ways, next }) => ways[next - 1]!);
        const id = [...new Set(circle.map(({ by }) => by))].sort().join(' ');
        if (!told.has(id)) circles.push(circle);
        told.add(id);
      }
    }
  }
  return circles;
};
