import { createReadStream } from "node:fs";

/**
 * The lines of a UTF-8 text as Python reads them (universal newlines): "\n", "\r\n" and "\r" end a
 * line and nothing else does; each line comes with "\n" at its end, but for a last one without.
 * Yields many lines at a time.
 * @throws when the file is not UTF-8.
 */
export async function* textLines(path: string): AsyncGenerator<string[]> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 })) {
    let text = rest + decoder.decode(bytes, { stream: true });
    // A carriage return at the end may be the first half of "\r\n".
    const held = text.endsWith("\r") ? "\r" : "";
    if (held) text = text.slice(0, -1);
    const lines = splitLines(text);
    rest = `${lines.at(-1)!.endsWith("\n") ? "" : lines.pop()!}${held}`;
    if (lines.length > 0) yield lines;
  }
  rest += decoder.decode();
  if (rest !== "") yield splitLines(rest);
}

function splitLines(text: string): string[] {
  const normalized = text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
  return normalized.match(/[^\n]*\n|[^\n]+$/g) ?? [""];
}
