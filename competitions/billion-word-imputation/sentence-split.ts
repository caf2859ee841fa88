import { metrics, type RandomState } from "mlebench";

const { splitWords } = metrics;

const TEST_SHARE = 0.01;
const HEADER = '"id","sentence"\n';

interface TestSentence {
  /** Quotes doubled, as CSV needs them. */
  text: string;
  /** The place of the word that is taken out. */
  gap: number;
}

/** Draws the test sentences while the training text passes through. */
export class SentenceSplit {
  readonly #random: RandomState;
  readonly #test: TestSentence[] = [];

  constructor(random: RandomState) {
    this.#random = random;
  }

  /** The lines that are not drawn, unchanged. Afterwards the test sentences are known. */
  async *trainText(lines: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
    for await (const some of lines) yield some.filter((line) => !this.#isDrawn(line)).join("");
  }

  /** The test sentences as CSV. */
  *answers(): Generator<string> {
    yield HEADER;
    for (const [id, { text }] of this.#test.entries()) yield `${id},"${text}"\n`;
  }

  /** The same, a word missing in each. */
  *withoutAWord(): Generator<string> {
    yield HEADER;
    for (const [id, { text, gap }] of this.#test.entries()) {
      yield `${id},"${splitWords(text).toSpliced(gap, 1).join(" ")}"\n`;
    }
  }

  /** A number is drawn for every line, and a second one for those that go to the test. */
  #isDrawn(line: string): boolean {
    if (this.#random.random() > TEST_SHARE || splitWords(line).length <= 2) return false;
    const text = trimmed(line).replaceAll('"', '""');
    // Neither the first word nor the last.
    const gap = this.#random.randint(1, splitWords(text).length - 1);
    this.#test.push({ text, gap });
    return true;
  }
}

/**
 * The first lines of a text, as many as are wanted, some at a time.
 * @throws when there are fewer.
 */
export async function* firstLines(
  lines: AsyncIterable<readonly string[]>,
  count: number,
): AsyncGenerator<readonly string[]> {
  let missing = count;
  for await (const some of lines) {
    yield some.slice(0, missing);
    missing -= Math.min(missing, some.length);
    if (missing === 0) return;
  }
  throw new Error(`The text has ${count - missing} lines; ${count} are needed.`);
}

/** Without the white space, as Python defines it, at both ends. */
function trimmed(line: string): string {
  const words = splitWords(line);
  return line.slice(
    line.indexOf(words[0]!),
    line.lastIndexOf(words.at(-1)!) + words.at(-1)!.length,
  );
}
