import { describe, expect, it } from "vitest";
import { asJpeg, fitted, isLargePhotograph, madeSmaller } from "./pictures";

describe("a photograph", () => {
  it.each([
    [4032, 3024, 2560, 1920],
    [3024, 4032, 1920, 2560],
    [2560, 100, 2560, 100],
    [800, 600, 800, 600],
    [30_000, 2, 2560, 1],
  ])("of %i by %i is sent as %i by %i", (width, height, fittedWidth, fittedHeight) => expect(fitted(width, height)).toEqual({ width: fittedWidth, height: fittedHeight }));

  it("is worth it from 2 MB on, and only photographs are", () => {
    const large = { size: 2_000_001 };
    expect(isLargePhotograph({ type: "image/jpeg", ...large })).toBe(true);
    expect(isLargePhotograph({ type: "image/heic", ...large })).toBe(true);
    expect(isLargePhotograph({ type: "image/jpeg", size: 2_000_000 })).toBe(false);
    expect(isLargePhotograph({ type: "image/png", ...large })).toBe(false);
    expect(isLargePhotograph({ type: "application/pdf", ...large })).toBe(false);
  });

  it("that cannot be read here is sent as it is", async () => {
    expect(await madeSmaller(new File([new Uint8Array(2_000_001)], "crane.jpg", { type: "image/jpeg" }))).toBeNull();
  });

  it("is called by what it is", () => expect(["IMG_1.HEIC", "a.heif", "b.jpg"].map(asJpeg)).toEqual(["IMG_1.jpg", "a.jpg", "b.jpg"]));
});
