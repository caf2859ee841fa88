import { readFile } from "node:fs/promises";
import type { RawFolder } from "mlebench";
import { readMessage } from "./message.ts";
import { duplicateKey, type Preview, previewOf } from "./preview.ts";

export interface LabelledPreview extends Preview {
  /** 1 for spam, 0 for a wanted message. */
  spam: number;
}

/**
 * The messages of all groups, of those with the same text only the first; in alphabetical order, so
 * that a message's place tells nothing about its group.
 */
export async function readDistinctMessages(raw: RawFolder): Promise<LabelledPreview[]> {
  const files = (await raw.list("data")).filter((file) =>
    /^data\/(easy|hard|spam)-.*\.json$/.test(file),
  );
  const messages = new Map<string, LabelledPreview>();
  for (const file of files) {
    const { text } = JSON.parse(await readFile(raw.path(file), "utf8")) as { text: string };
    const preview = previewOf(readMessage(text));
    const key = duplicateKey(preview);
    if (key === "" || messages.has(key)) continue;
    messages.set(key, { ...preview, spam: file.startsWith("data/spam-") ? 1 : 0 });
  }
  return [...messages.values()].sort(byText);
}

function byText(a: Preview, b: Preview): number {
  const key = ({ text, subject }: Preview) => `${text}\n${subject}`;
  return key(a) < key(b) ? -1 : 1;
}
