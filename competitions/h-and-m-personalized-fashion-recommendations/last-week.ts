import { compareCodePoints, type LargeCsv, Table, textColumn } from "mlebench";

const WINDOW_DAYS = 7;

/** The day that lies a week before the last one, as YYYY-MM-DD. */
export async function firstTestDate(transactions: LargeCsv): Promise<string> {
  let last = "";
  for await (const part of transactions.tables()) {
    const dates = part.column("t_dat");
    for (let row = 0; row < part.rowCount; row++) {
      const date = dates.textAt(row) ?? "";
      if (date > last) last = date;
    }
  }
  const day = new Date(`${last}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - WINDOW_DAYS);
  return day.toISOString().slice(0, 10);
}

/** Takes the last purchases out of the transactions that pass through. */
export class LastWeek {
  readonly #firstDate: string;
  readonly #articles = new Map<string, string[]>();

  constructor(firstDate: string) {
    this.#firstDate = firstDate;
  }

  /** The transactions before. Afterwards the later ones are known. */
  async *earlier(transactions: LargeCsv): AsyncGenerator<Table> {
    for await (const part of transactions.tables()) {
      const dates = part.column("t_dat");
      const isLate = (row: number) => (dates.textAt(row) ?? "") >= this.#firstDate;
      this.#add(part.filter(isLate));
      yield part.filter((row) => !isLate(row));
    }
  }

  /** A row for each customer, in order of their ids: all articles, as often as they were bought. */
  byCustomer(): Table {
    const customers = [...this.#articles.keys()].sort(compareCodePoints);
    const bought = customers.map((id) => (this.#articles.get(id) ?? []).join(" "));
    return Table.of([
      ["customer_id", textColumn(customers)],
      ["prediction", textColumn(bought)],
    ]);
  }

  #add(purchases: Table): void {
    const customers = purchases.column("customer_id");
    const articles = purchases.column("article_id");
    for (let row = 0; row < purchases.rowCount; row++) {
      const customer = customers.textAt(row) ?? "";
      const article = articles.textAt(row) ?? "";
      const bought = this.#articles.get(customer);
      if (bought === undefined) this.#articles.set(customer, [article]);
      else bought.push(article);
    }
  }
}
