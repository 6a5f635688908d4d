/** An edge from one node to another: by which automation, and whether it takes time. */
export type Way = { by: string; to: string; late: boolean };

/** Enough for any pipeline that a person draws; beyond it the search ends, so that the editor stays quick. */
const MOST_WAYS = 200_000;
const MOST_CIRCLES = 20;

/** Loops in a graph, each as its edges; every loop shares a node with one of those found. */
export const circlesOf = (starts: string[], waysFrom: (node: string) => Way[]): Way[][] => {
  const circles: Way[][] = [];
  const told = new Set<string>();
  /** a node's position on the path being searched; -1 once everything after it has been searched */
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
