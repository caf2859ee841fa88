import { open } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";

const LOOK_MS = 300;
const CHUNK_BYTES = 64 * 1024;
/** Longer lines come in pieces, so that they need not be in memory. */
const MAX_LINE_CHARS = 64 * 1024;

/**
 * The lines of a file that may still grow, or come to be only later.
 * @param isGrowing asked again and again until it is false; what is there then is the rest.
 */
export async function* followedLines(
  path: string,
  isGrowing: () => Promise<boolean>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let position = 0;
  let rest = "";
  for (let isLast = false; !isLast; ) {
    // Asked before reading, so that nothing written before the end is missed.
    isLast = !(await isGrowing());
    for await (const chunk of chunksFrom(path, position)) {
      position += chunk.length;
      const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
      if (rest.length > MAX_LINE_CHARS) {
        yield rest;
        rest = "";
      }
    }
    if (!isLast) await delay(LOOK_MS);
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}

async function* chunksFrom(path: string, start: number): AsyncGenerator<Buffer> {
  const file = await open(path).catch(() => undefined);
  if (!file) return;
  try {
    const buffer = Buffer.alloc(CHUNK_BYTES);
    for (let position = start; ; ) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES, position);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      position += bytesRead;
    }
  } finally {
    await file.close();
  }
}
