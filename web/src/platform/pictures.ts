/** Photographs made smaller on the device: sent in seconds from a site, and plenty for a letter. */
const LARGE = 2 * 1000 * 1000;
const LONGEST = 2_560;
const QUALITY = 0.85;
const PHOTOGRAPHS = new Set(["image/jpeg", "image/heic", "image/heif"]); // drawings and screenshots keep every point

/** From 2 MB on, a photograph is worth making smaller. */
export const isLargePhotograph = ({ type, size }: Pick<File, "type" | "size">): boolean => PHOTOGRAPHS.has(type) && size > LARGE;

/** Width and height with the longest side cut to 2,560 points; never larger than it was. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

export const asJpeg = (name: string): string => name.replace(/\.(heic|heif)$/i, ".jpg");

async function drawn(file: File): Promise<Blob | null> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const { width, height } = fitted(picture.width, picture.height);
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  canvas.getContext("2d")?.drawImage(picture, 0, 0, width, height);
  picture.close();
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
}

/** The photograph made smaller; null where there is nothing to win, or this browser cannot read it. */
export async function madeSmaller(file: File): Promise<File | null> {
  if (!isLargePhotograph(file)) return null;
  const small = await drawn(file).catch(() => null);
  if (!small || small.size >= file.size) return null;
  return new File([small], asJpeg(file.name), { type: small.type, lastModified: file.lastModified });
}
