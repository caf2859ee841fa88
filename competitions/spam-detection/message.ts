/** What a reader sees of an e-mail. */
export interface Message {
  subject: string;
  body: string;
}

interface Part {
  headers: Map<string, string>;
  body: string;
}

/**
 * Reads a raw e-mail (RFC 5322, MIME as in RFC 2045 to 2047): its subject, and the first part with
 * visible text, transfer encoding undone and HTML reduced to its text.
 */
export function readMessage(raw: string): Message {
  const message = splitHeaders(raw.replaceAll("\r\n", "\n"));
  return {
    subject: decodeWords(message.headers.get("subject") ?? ""),
    body: visibleText(message) ?? "",
  };
}

function splitHeaders(text: string): Part {
  const end = text.indexOf("\n\n");
  const head = end < 0 ? text : text.slice(0, end);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\n[ \t]+/g, " ").split("\n")) {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined) headers.set(name.toLowerCase(), value);
  }
  return { headers, body: end < 0 ? "" : text.slice(end + 2) };
}

const htmlStart = /^\s*<(?:!|(?:x-html|html|head|meta|body|table|div|center|p|font)\b)/i;
/** Some mailing lists dropped the header that names the boundary. */
const nakedBoundary = /^\s*--(\S+)\nContent-/i;

function visibleText({ headers, body }: Part): string | undefined {
  const type = headers.get("content-type") ?? "text/plain";
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? nakedBoundary.exec(body);
  if (boundary) {
    return splitParts(boundary[1] ?? boundary[2], body)
      .map(visibleText)
      .find((text) => text !== undefined);
  }
  if (type.includes("/") && !/^text\//i.test(type)) return undefined;
  const decoded = decodeTransfer(body, headers.get("content-transfer-encoding") ?? "");
  const isHtml = /^text\/html/i.test(type) || htmlStart.test(decoded);
  const text = isHtml ? htmlText(decoded) : decoded;
  return text.trim() === "" ? undefined : text;
}

function splitParts(boundary: string, body: string): Part[] {
  // What stands before the first boundary is for readers without MIME.
  const [, ...sections] = `\n${body}`.split(`\n--${boundary}`);
  return sections
    .filter((section) => !section.startsWith("--"))
    .map((section) => splitHeaders(section.replace(/^[^\n]*\n/, "")));
}

function decodeTransfer(body: string, encoding: string): string {
  if (/quoted-printable/i.test(encoding)) return decodeQuoted(body.replaceAll("=\n", ""));
  if (/base64/i.test(encoding)) return Buffer.from(body, "base64").toString("latin1");
  return body;
}

/** Undoes the encoding of words in a header, such as `=?iso-8859-1?Q?caf=E9?=`. */
function decodeWords(header: string): string {
  return header.replace(/=\?[^?]+\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
    kind.toLowerCase() === "b"
      ? Buffer.from(word, "base64").toString("latin1")
      : decodeQuoted(word.replaceAll("_", " ")),
  );
}

function decodeQuoted(text: string): string {
  return text.replace(/=([0-9A-F]{2})/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

const entities = new Map(
  Object.entries({ amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", copy: "©", reg: "®" }),
);

function htmlText(html: string): string {
  return html
    .replace(/<!--.*?-->/gs, " ")
    .replace(/<(style|script|title)\b.*?<\/\1>/gis, " ")
    .replace(/<\/?(?:b|i|u|a|em|strong|font|span)\b[^>]*>/gi, "")
    .replace(/<[a-z/!][^>]*>?/gi, " ")
    .replace(/&#(\d{1,5});/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/&(\w+);/g, (whole, name) => entities.get(name.toLowerCase()) ?? whole);
}
