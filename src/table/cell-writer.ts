import type { Column } from "./column-type.ts";
import { Float64Column } from "./float64-column.ts";
import { Int64Column } from "./integer-column.ts";
import type { OutputBuffer } from "./output-buffer.ts";
import { pythonFloatText } from "./python-float.ts";
import { TextColumn } from "./text-column.ts";

/** Writes the cell of a row; nothing where the value is missing. */
export type CellWriter = (row: number, output: OutputBuffer) => void;

/** The way the cells of a column are written as CSV fields. */
export function cellWriter(column: Column): CellWriter {
  if (column instanceof TextColumn) {
    const { bytes, starts, ends } = column;
    return (row, output) => output.field(bytes, starts[row]!, ends[row]!);
  }
  if (column instanceof Int64Column) {
    const { values } = column;
    return (row, output) => output.integer(values[row]!);
  }
  if (column instanceof Float64Column) return floatWriter(column);
  return (row, output) => {
    const text = column.textAt(row);
    if (text !== null) output.ascii(text);
  };
}

function floatWriter({ values, source }: Float64Column): CellWriter {
  const printed: CellWriter = (row, output) => {
    const value = values[row]!;
    if (Number.isNaN(value)) return;
    if ((value | 0) === value && !Object.is(value, -0)) {
      output.integer(value);
      output.pointZero();
    } else output.ascii(pythonFloatText(value));
  };
  if (source === undefined) return printed;
  const { bytes, starts, lengths } = source;
  return (row, output) => {
    const length = lengths[row]!;
    if (length > 0) output.copy(bytes, starts[row]!, length);
    else printed(row, output);
  };
}
