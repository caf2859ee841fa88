import type { Message } from "./message.ts";

/** A message as the competition gives it. */
export interface Preview {
  subject: string;
  /** The start of the body. */
  text: string;
}

const longestText = 300;

/** A message's subject and the start of its text, without what tells its mailing list or host. */
export function previewOf({ subject, body }: Message): Preview {
  return {
    // Tags such as [ILUG] name the mailing list.
    subject: tidy(anonymise(subject.replace(/\[[^\]]*\]/g, " "))),
    text: tidy(anonymise(withoutListText(body)))
      .slice(0, longestText)
      .trim()
      .toWellFormed(),
  };
}

/** Equal for previews whose text differs in nothing but letter case, digits, marks and blanks. */
export function duplicateKey({ subject, text }: Preview): string {
  const letters = (part: string) => part.toLowerCase().replace(/[^\p{L}]/gu, "");
  return letters(text) || letters(subject);
}

/** Without the lines that news feeds and mailing lists put around a message. */
function withoutListText(body: string): string {
  return body
    .replace(/^\s*URL:[^\n]*\n+Date:[^\n]*\n/, "")
    .replace(/^--DeathToSpam.*$/gm, "")
    .replace(/^-{20,}\nThis [\w.]+ email is sponsored by.*/ims, "")
    .replace(/^_{20,}\n[^\n]*mailing list.*/ims, "");
}

function anonymise(text: string): string {
  return text
    .replace(/(?:mailto:)?[\w.+=-]+@[\w-]+(?:\.[\w-]+)*/gi, " EMAIL ")
    .replace(/\b(?:https?|ftp):\/*[^\s<>"]*|\bwww\.[^\s<>"]*/gi, " URL ")
    .replace(/\b(?:[\w-]+\.)+(?:com|net|org|edu|gov|info|biz|ie|uk|de|au|ca)\b/gi, " HOST ");
}

function tidy(text: string): string {
  return text.replace(/[\s\p{C}\uFFFD]+/gu, " ").trim();
}
