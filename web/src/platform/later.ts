interface Waiting {
  timer: ReturnType<typeof setTimeout>;
  save: () => Promise<void>;
}

const waiting = new Map<string, Waiting>();

async function run(key: string): Promise<void> {
  const one = waiting.get(key);
  waiting.delete(key);
  clearTimeout(one?.timer);
  await one?.save().catch(() => undefined); // what could not be kept is chosen again
}

/** Save something some milliseconds after its last change; the newest of a key counts. */
export function saveLater(key: string, wait: number, save: () => Promise<void>): void {
  clearTimeout(waiting.get(key)?.timer);
  waiting.set(key, { timer: setTimeout(() => void run(key), wait), save });
}

/** Save what still waits: whoever signs out loses nothing of it. */
export async function saveNow(): Promise<void> {
  await Promise.all([...waiting.keys()].map(run));
}
