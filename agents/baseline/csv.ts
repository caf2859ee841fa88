/** A CSV file as text: every column's cells in row order. */
export interface TextTable {
  columns: string[];
  cells: Map<string, string[]>;
  rowCount: number;
}

const quote = '"';

/**
 * Reads CSV text with a header: commas, double quotes (doubled inside quotes), records ending in
 * LF, CRLF or CR; blank lines are skipped and short rows padded with empty cells.
 */
export function parseCsv(text: string): TextTable {
  const records = splitRecords(text.startsWith("\uFEFF") ? text.slice(1) : text);
  const columns = records[0] ?? [];
  const rows = records.slice(1);
  const cells = new Map(columns.map((name, k) => [name, rows.map((row) => row[k] ?? "")]));
  return { columns, cells, rowCount: rows.length };
}

function splitRecords(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let position = 0;
  while (position < text.length) {
    const field = readField(text, position);
    record.push(field.value);
    position = field.end;
    if (text[position] === ",") {
      position++;
      if (position === text.length) record.push("");
      else continue;
    }
    position += text.startsWith("\r\n", position) ? 2 : 1;
    if (record.length > 1 || field.value !== "" || field.quoted) records.push(record);
    record = [];
  }
  return records;
}

function readField(text: string, start: number): { value: string; end: number; quoted: boolean } {
  if (text[start] !== quote) {
    const end = endOfBareText(text, start);
    return { value: text.slice(start, end), end, quoted: false };
  }
  let value = "";
  let position = start + 1;
  for (;;) {
    const close = text.indexOf(quote, position);
    if (close < 0) throw new Error(`CSV: the quote opened at character ${start} is never closed`);
    value += text.slice(position, close);
    position = close + 1;
    if (text[position] !== quote) break;
    value += quote;
    position++;
  }
  const end = endOfBareText(text, position);
  return { value: value + text.slice(position, end), end, quoted: true };
}

function endOfBareText(text: string, start: number): number {
  let end = start;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code === 44 || code === 10 || code === 13) break;
    end++;
  }
  return end;
}

/** Writes a table as CSV: LF record ends, quotes only where a cell needs them. */
export function formatCsv(table: TextTable): string {
  const columns = table.columns.map((name) => table.cells.get(name)!);
  const lines = [table.columns.map(formatCell).join(",")];
  for (let row = 0; row < table.rowCount; row++) {
    lines.push(columns.map((cells) => formatCell(cells[row])).join(","));
  }
  return `${lines.join("\n")}\n`;
}

function formatCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const missingTexts = new Set(["", "NA", "N/A", "NaN", "nan", "null", "NULL", "None", "<NA>"]);

/** Whether a cell stands for a missing value. */
export function isMissing(cell: string): boolean {
  return missingTexts.has(cell);
}

/** A cell as a number; NaN where it is missing or not a number. */
export function toNumber(cell: string): number {
  return isMissing(cell) || cell.trim() === "" ? Number.NaN : Number(cell);
}
