const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;

/** Finds where records end, as the tokenizer does, in a text that comes in blocks. */
export class RecordFinder {
  #inQuotes = false;
  #quoteJustClosed = false;
  #atFieldStart = true;
  #lineIsBlank = true;

  /** Goes on until so many records have ended or the block does. */
  find(block: Buffer, wanted: number): { records: number; end: number } {
    let records = 0;
    let inQuotes = this.#inQuotes;
    let quoteJustClosed = this.#quoteJustClosed;
    let atFieldStart = this.#atFieldStart;
    let lineIsBlank = this.#lineIsBlank;
    let at = 0;
    while (at < block.length && records < wanted) {
      const byte = block[at++]!;
      if (inQuotes) {
        if (byte === QUOTE) {
          inQuotes = false;
          quoteJustClosed = true;
        }
        continue;
      }
      if (byte === QUOTE && (atFieldStart || quoteJustClosed)) {
        inQuotes = true;
        lineIsBlank = false;
        atFieldStart = false;
      } else if (byte === LF || byte === CR) {
        if (!lineIsBlank) records++;
        lineIsBlank = true;
        atFieldStart = true;
      } else if (byte === COMMA) {
        lineIsBlank = false;
        atFieldStart = true;
      } else {
        if (byte !== SPACE && byte !== TAB) lineIsBlank = false;
        atFieldStart = false;
      }
      quoteJustClosed = false;
    }
    this.#inQuotes = inQuotes;
    this.#quoteJustClosed = quoteJustClosed;
    this.#atFieldStart = atFieldStart;
    this.#lineIsBlank = lineIsBlank;
    return { records, end: at };
  }
}
