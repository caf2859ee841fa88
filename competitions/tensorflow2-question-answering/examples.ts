import { asObject, type JsonObject, type JsonValue, pandasJsonText } from "mlebench";
import { idOf } from "./answers.ts";

const BLOCK_LINES = 1000;
/** What is known of a test question. */
const QUESTION = ["example_id", "question_text", "document_text", "long_answer_candidates"];

/**
 * The examples, a thousand at a time, with their ids as text. All of a block have their keys in the
 * order of its first.
 */
export async function* blocks(lines: AsyncIterable<JsonValue>): AsyncGenerator<JsonObject[]> {
  let block: JsonObject[] = [];
  for await (const line of lines) {
    const example = asObject(line);
    example.set("example_id", idOf(example));
    const [first] = block;
    block.push(first === undefined ? example : withKeys(example, first.keys()));
    if (block.length < BLOCK_LINES) continue;
    yield block;
    block = [];
  }
  if (block.length > 0) yield block;
}

/** An example without what is asked for. */
export function question(example: JsonObject): JsonObject {
  return withKeys(example, QUESTION);
}

/** Examples as JSON Lines. */
export function linesOf(examples: readonly JsonObject[]): string {
  return examples.map((example) => `${pandasJsonText(example)}\n`).join("");
}

function withKeys(example: JsonObject, keys: Iterable<string>): JsonObject {
  return new Map(Array.from(keys, (key) => [key, example.get(key) ?? null]));
}
