import { open } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";

const LOOK_MS = 300;
const CHUNK_BYTES = 64 * 1024;
/** Longer lines come in pieces, so that they need not be in memory. */
const MAX_LINE_CHARS = 64 * 1024;

/**
 * The lines of a file that may still grow, or come to be only later. Of a line that is drawn again and
 * again, as progress bars are, comes what a terminal would show: its last state, or how it stands
 * whenever the file is looked at.
 * @param isGrowing asked again and again until it is false; what is there then is the rest.
 */
export async function* followedLines(
  path: string,
  isGrowing: () => Promise<boolean>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let position = 0;
  let rest = "";
  let shown = "";
  for (;;) {
    // Asked before reading, so that nothing written before the end is missed.
    const isLast = !(await isGrowing());
    for await (const chunk of chunksFrom(path, position)) {
      position += chunk.length;
      const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = sinceReturn(lines.pop() ?? "");
      for (const line of lines) yield lastDrawn(line);
      if (rest.length > MAX_LINE_CHARS) {
        yield rest;
        rest = "";
      }
    }
    if (isLast) break;
    const drawn = rest.startsWith("\r") ? lastDrawn(rest) : "";
    if (drawn !== "" && drawn !== shown) yield drawn;
    shown = drawn;
    await delay(LOOK_MS);
  }
  rest += decoder.decode();
  if (rest !== "") yield lastDrawn(rest);
}

/** What remains of a line once it is drawn from its start again; it may still be drawn on. */
function sinceReturn(line: string): string {
  const drawn = line.replace(/\r+$/, "");
  return line.slice(Math.max(0, drawn.lastIndexOf("\r")));
}

/** What is left to see of a line. */
function lastDrawn(line: string): string {
  return sinceReturn(line).replaceAll("\r", "");
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
