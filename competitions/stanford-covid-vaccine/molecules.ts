import {
  asObject,
  boolColumn,
  fixedDecimals,
  integerMember,
  JsonNumber,
  type JsonObject,
  pandasJsonText,
  pythonFloatText,
  type RawFolder,
  Table,
  textColumn,
  textMember,
} from "mlebench";

/** What is predicted at every position of a sequence. */
export const TARGETS = ["reactivity", "deg_Mg_pH10", "deg_pH10", "deg_Mg_50C", "deg_50C"];

const DECIMALS = 10;
const ZERO = fixedDecimals(0, DECIMALS);

/** The molecules of a JSON Lines file, each field of numbers of one kind, as pandas reads them. */
export async function readMolecules(raw: RawFolder, file: string): Promise<JsonObject[]> {
  const molecules: JsonObject[] = [];
  for await (const line of raw.readJsonLines(file, { floats: "plain" })) {
    molecules.push(asObject(line));
  }
  for (const field of fieldsOf(molecules)) {
    const values = molecules.map((molecule) => molecule.get(field));
    if (!values.every((value) => value instanceof JsonNumber)) continue;
    const numbers = values.map(({ text }) => Number(text));
    const print = numbers.every(Number.isInteger) ? wholeText : pythonFloatText;
    for (const [row, molecule] of molecules.entries()) {
      molecule.set(field, new JsonNumber(print(numbers[row]!)));
    }
  }
  return molecules;
}

function wholeText(number: number): string {
  return String(BigInt(number));
}

/** All fields, in the order in which they first occur. */
export function fieldsOf(molecules: readonly JsonObject[]): string[] {
  return [...new Set(molecules.flatMap((molecule) => [...molecule.keys()]))];
}

/** A line for each molecule, numbered anew, with the given fields only. */
export function* numberedLines(molecules: readonly JsonObject[], fields: readonly string[]) {
  for (const [index, molecule] of molecules.entries()) {
    const numbered = new Map(molecule).set("index", new JsonNumber(String(index)));
    const members = fields.map((field) => [field, numbered.get(field) ?? null] as const);
    yield `${pandasJsonText(new Map(members))}\n`;
  }
}

export function passedFilter(molecule: JsonObject): boolean {
  const passed = molecule.get("SN_filter");
  return passed instanceof JsonNumber && Number(passed.text) > 0;
}

/**
 * A row for every position of every molecule: what was measured with ten decimals, and zeros from
 * where on nothing was, which `keep` leaves out of the score.
 */
export function measurements(molecules: readonly JsonObject[]): Table {
  const ids: string[] = [];
  const kept: boolean[] = [];
  const values = TARGETS.map((): string[] => []);
  for (const molecule of molecules) {
    const scored = integerMember(molecule, "seq_scored");
    const length = integerMember(molecule, "seq_length");
    const id = textMember(molecule, "id");
    if (scored >= length) throw new Error(`Molecule ${id} is scored to its end.`);
    for (let position = 0; position < length; position++) {
      ids.push(`${id}_${position}`);
      kept.push(position < scored);
    }
    const rest = Array.from({ length: length - scored }, () => ZERO);
    for (const [place, target] of TARGETS.entries()) {
      values[place]!.push(...listOf(molecule, target, scored), ...rest);
    }
  }
  return Table.of([
    ["id_seqpos", textColumn(ids)],
    ...TARGETS.map((target, place) => [target, textColumn(values[place]!)] as const),
    ["keep", boolColumn(kept)],
  ]);
}

/** The same rows, with nothing but zeros to submit. */
export function zeros(measured: Table): Table {
  return TARGETS.reduce(
    (sample, target) => sample.withConstant(target, "text", ZERO),
    measured.drop("keep"),
  );
}

function listOf(molecule: JsonObject, target: string, length: number): string[] {
  const list = molecule.get(target);
  if (!Array.isArray(list) || list.length !== length) {
    throw new Error(`${target} of ${textMember(molecule, "id")} must be a list of ${length}.`);
  }
  return list.map((number) => fixedDecimals(Number((number as JsonNumber).text), DECIMALS));
}
