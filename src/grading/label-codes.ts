import type { Column } from "../table/column.ts";

/** Labels as numbers that are equal when the labels are; NaN for one that equals nothing. */
export interface LabelCodes {
  truth: Float64Array;
  predicted: Float64Array;
}

/** Codes of text labels, compared exactly; a missing label equals nothing. */
export function textCodes(truth: Column, predicted: Column): LabelCodes {
  const codes = new Map<string, number>();
  const coded = (column: Column) =>
    Float64Array.from({ length: column.length }, (_, row) => {
      const text = column.textAt(row);
      if (text === null) return Number.NaN;
      const code = codes.get(text) ?? codes.size;
      codes.set(text, code);
      return code;
    });
  return { truth: coded(truth), predicted: coded(predicted) };
}

/** Codes of labels of which none equals any other. */
export function nothingMatches(length: number): LabelCodes {
  return {
    truth: new Float64Array(length),
    predicted: new Float64Array(length).fill(Number.NaN),
  };
}
