const MOST_AGAIN = 5;
const PAUSE_MS = 1000;

/** Repeats what no worker answers (503 `NoWorker`). `pauseMs` is for tests. */
export const patiently = async <T>(ask: () => Promise<T>, pauseMs = PAUSE_MS): Promise<T> => {
  for (let again = 0; ; again++) {
    try {
      return await ask();
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'NoWorker' || again >= MOST_AGAIN) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
};
