import type { Column } from "./column-type.ts";
import { Float64Column, NO_SOURCE, startsOf } from "./float64-column.ts";
import { Int64Column } from "./integer-column.ts";
import type { OutputBuffer } from "./output-buffer.ts";
import { pythonFloatText } from "./python-float.ts";
import { TextColumn } from "./text-column.ts";

/** Writes the cell of a row; nothing where the value is missing. */
export type CellWriter = (row: number, output: OutputBuffer) => void;

/**
 * The way the cells of a column are written as CSV fields.
 *
 * @param rows if given, the rows to write, which are then counted by their place among these
 */
export function cellWriter(column: Column, rows?: Uint32Array): CellWriter {
  if (column instanceof Float64Column && column.source) return copyingWriter(column, rows);
  if (rows !== undefined) return cellWriter(column.take(rows));
  if (column instanceof TextColumn) {
    const { bytes, starts, ends } = column;
    return (row, output) => output.field(bytes, starts[row]!, ends[row]!);
  }
  if (column instanceof Int64Column) {
    const { values } = column;
    return (row, output) => output.integer(values[row]!);
  }
  if (column instanceof Float64Column) {
    const { values } = column;
    return (row, output) => writeFloat(values[row]!, output);
  }
  return (row, output) => {
    const text = column.textAt(row);
    if (text !== null) output.ascii(text);
  };
}

function copyingWriter({ values, source }: Float64Column, rows?: Uint32Array): CellWriter {
  const { bytes } = source!;
  const starts = rows === undefined ? source!.starts : startsOf(source!.starts, rows);
  return (row, output) => {
    const start = starts[row]!;
    if (start !== NO_SOURCE) output.copyNumber(bytes, start);
    else writeFloat(values[rows === undefined ? row : rows[row]!]!, output);
  };
}

function writeFloat(value: number, output: OutputBuffer): void {
  if (Number.isNaN(value)) return;
  if ((value | 0) === value && !Object.is(value, -0)) {
    output.integer(value);
    output.pointZero();
  } else output.ascii(pythonFloatText(value));
}
