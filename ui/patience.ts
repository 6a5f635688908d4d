type Patience = { again?: number; pauseMs?: number };

/** The same asked again while no worker answers (503 `NoWorker`): the wish must carry its own key. */
export const patiently = async <T>(ask: () => Promise<T>, { again = 5, pauseMs = 1000 }: Patience = {}): Promise<T> => {
  for (let asked = 0; ; asked++) {
    try {
      return await ask();
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'NoWorker' || asked >= again) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
};
