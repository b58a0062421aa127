import { afterEach, describe, expect, it } from "vitest";
import { dismissToast, toast, toastQueue } from "./toasts";

const shown = () => toastQueue.first()?.message;
const dismiss = () => {
  const first = toastQueue.first();
  if (first) dismissToast(first.id);
  return first?.message;
};

describe("toasts", () => {
  afterEach(() => {
    while (dismiss()) continue;
  });

  it("are shown one after the other", () => {
    toast("posted");
    toast("copied");
    expect([dismiss(), dismiss(), dismiss()]).toEqual(["posted", "copied", undefined]);
  });

  it("wait behind what can be undone, and come after it", () => {
    toast("posted");
    toast("copied");
    toast("closed", { undo: () => undefined });
    expect(shown()).toBe("closed");
    toast("reopened", { undo: () => undefined });
    expect([dismiss(), dismiss(), dismiss(), dismiss()]).toEqual(["reopened", "closed", "posted", "copied"]);
  });

  it("tell whoever looks", () => {
    let told = 0;
    const stop = toastQueue.subscribe(() => (told += 1));
    toast("posted");
    stop();
    toast("copied");
    expect(told).toBe(1);
  });
});
