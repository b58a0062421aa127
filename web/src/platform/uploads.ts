import { http } from "./http";
import { ApiProblem, Unreachable } from "./problem";

export interface StoredFile {
  id: string;
  name: string;
  size: number;
  media_type: string;
}

interface Slot {
  id: string;
  offset: number;
  chunk_size: number;
}

interface Progress {
  offset: number;
  done: boolean;
  file?: StoredFile;
}

export interface UploadOptions {
  onProgress?: (sent: number) => void;
  signal?: AbortSignal;
}

const SMALLEST = 256 * 1024;
const LARGEST = 4 * 1024 * 1024;
const QUICK = 800;
const PATIENCE = 8;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const memory = (project: string, file: File) => `sitepost.upload.${project}.${file.name}.${file.size}.${file.lastModified}`;

async function openSlot(project: string, file: File): Promise<Slot> {
  const kept = localStorage.getItem(memory(project, file));
  if (kept) {
    const slot = JSON.parse(kept) as Slot; // written below
    try {
      const { offset } = await http.get<{ offset: number }>(`/api/projects/${project}/uploads/${slot.id}`);
      if (offset < file.size) return { ...slot, offset };
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
    }
  }
  const slot = await http.post<Slot>(`/api/projects/${project}/uploads`, {
    name: file.name,
    size: file.size,
    media_type: file.type || "application/octet-stream",
  });
  localStorage.setItem(memory(project, file), JSON.stringify(slot));
  return slot;
}

/** Sends a file in pieces that suit the line, and takes up again where the line broke. */
export async function uploadFile(project: string, file: File, options: UploadOptions = {}): Promise<StoredFile> {
  const slot = await openSlot(project, file);
  const where = `/api/projects/${project}/uploads/${slot.id}`;
  const largest = Math.min(slot.chunk_size || LARGEST, LARGEST);
  let size = Math.min(SMALLEST, largest);
  let offset = slot.offset;
  let failures = 0;
  for (;;) {
    options.signal?.throwIfAborted();
    options.onProgress?.(offset);
    const began = performance.now();
    try {
      const piece = file.slice(offset, offset + size, "application/octet-stream");
      const reply = await http.put<Progress>(where, piece, { query: { offset }, signal: options.signal });
      offset = reply.offset;
      failures = 0;
      if (performance.now() - began < QUICK) size = Math.min(size * 2, largest);
      if (reply.done && reply.file) {
        localStorage.removeItem(memory(project, file));
        options.onProgress?.(file.size);
        return reply.file;
      }
    } catch (error) {
      const conflict = error instanceof ApiProblem && error.status === 409;
      if (!(error instanceof Unreachable) && !conflict) throw error;
      if (++failures > PATIENCE) throw error;
      size = Math.min(SMALLEST, largest);
      await pause(Math.min(500 * 2 ** failures, 15_000));
      offset = (await http.get<{ offset: number }>(where).catch(() => ({ offset }))).offset;
    }
  }
}
