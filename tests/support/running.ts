type Server = { stop: () => Promise<void> };

// Jest loads the starting file and the stopping file separately, so they meet here
const place = globalThis as { voronkaTestServers?: Server[] };

export function keepServer(server: Server) {
  (place.voronkaTestServers ??= []).push(server);
}

export async function stopServers() {
  await Promise.all((place.voronkaTestServers ?? []).map((server) => server.stop()));
  place.voronkaTestServers = [];
}
