// The server serves this file with a policy of its own: WebAssembly runs here and nowhere else.
import { BarcodeDetector, prepareZXingModule } from "barcode-detector/ponyfill";
import wasm from "zxing-wasm/reader/zxing_reader.wasm?url";

prepareZXingModule({ overrides: { locateFile: () => wasm } });
const detector = new BarcodeDetector({ formats: ["qr_code"] });

async function read(picture: ImageBitmap): Promise<string | null> {
  const [found] = await detector.detect(picture);
  return found?.rawValue ?? null;
}

addEventListener("message", ({ data }: MessageEvent<ImageBitmap>) => {
  read(data)
    .then((text) => postMessage({ text }), (error: unknown) => postMessage({ failed: String(error) }))
    .finally(() => data.close());
});
