import { expect, test, vi } from "vitest";
import { saveLater, saveNow } from "./later";

test("the newest of a key is saved after a while, once", async () => {
  vi.useFakeTimers();
  const saved: string[] = [];
  const save = (word: string) => () => Promise.resolve(void saved.push(word));
  saveLater("list", 1000, save("first"));
  await vi.advanceTimersByTimeAsync(900);
  saveLater("list", 1000, save("second"));
  await vi.advanceTimersByTimeAsync(900);
  expect(saved).toEqual([]);
  await vi.advanceTimersByTimeAsync(100);
  expect(saved).toEqual(["second"]);
  await saveNow();
  expect(saved).toEqual(["second"]);
  vi.useRealTimers();
});

test("whoever leaves waits for what is not saved yet, also where it fails", async () => {
  const saved: string[] = [];
  saveLater("one", 60_000, () => Promise.reject(new Error("no line")));
  saveLater("two", 60_000, () => Promise.resolve(void saved.push("two")));
  await saveNow();
  expect(saved).toEqual(["two"]);
});
