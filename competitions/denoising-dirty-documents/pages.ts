import { csvText, float64Column, type GreyImage, Table } from "mlebench";

/** A page of the answers: its name without ".png", and its pixels. */
export interface Page {
  name: string;
  image: GreyImage;
}

/** The texts that grey levels 0 to 255 have as a share of 255. */
const shareTexts = csvText(
  Table.of([["value", float64Column(Array.from({ length: 256 }, (_, level) => level / 255))]]),
)
  .split("\n")
  .slice(1);

/** The answers' text, page by page: one line a pixel, row by row, counted from 1. */
export function* answersText(pages: readonly Page[]): Generator<string> {
  yield "id,value\n";
  for (const page of pages) yield pixelLines(page, (level) => shareTexts[level]);
}

/** The same pixels, all of them white. */
export function* sampleText(pages: readonly Page[]): Generator<string> {
  yield "id,value\n";
  for (const page of pages) yield pixelLines(page, () => "1");
}

function pixelLines({ name, image }: Page, valueText: (level: number) => string): string {
  const { width, levels } = image;
  const lines = Array.from(levels, (level, pixel) => {
    const row = Math.floor(pixel / width) + 1;
    return `${name}_${row}_${(pixel % width) + 1},${valueText(level)}\n`;
  });
  return lines.join("");
}
