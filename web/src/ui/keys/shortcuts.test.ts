import { describe, expect, it, vi } from "vitest";
import { Shortcuts } from "./shortcuts";

vi.stubGlobal("HTMLElement", class {});

const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false, target: null, timeStamp: 0, defaultPrevented: false, isComposing: false, preventDefault: () => undefined }) as unknown as KeyboardEvent; // what is read of one

describe("single keys", () => {
  it("run what was registered last", () => {
    const keys = new Shortcuts();
    const heard: string[] = [];
    keys.add({ keys: "j", label: "Next", run: () => heard.push("list") });
    const leave = keys.add({ keys: "j", label: "Next", run: () => heard.push("item") });
    keys.hear(press("j"));
    leave();
    keys.hear(press("j"));
    expect(heard).toEqual(["item", "list"]);
  });

  it("do nothing while a form is on its way, and keys with Ctrl do", () => {
    const keys = new Shortcuts();
    const heard: string[] = [];
    keys.add({ keys: "j", label: "Next", run: () => heard.push("j") });
    keys.add({ keys: "mod+k", label: "Search", run: () => heard.push("mod+k") });
    const release = [keys.hold(), keys.hold()];
    keys.hear(press("j"));
    keys.hear(press("k", true));
    release[0]?.();
    keys.hear(press("j"));
    release[1]?.();
    keys.hear(press("j"));
    expect(heard).toEqual(["mod+k", "j"]);
  });
});
