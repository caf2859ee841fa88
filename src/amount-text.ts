const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"];

/** Memory or disk as it is asked for and promised, such as "440 GiB"; three digits, in powers of 1024. */
export function amountText(bytes: number): string {
  const power = Math.floor(Math.log2(Math.max(bytes, 1)) / 10);
  const unit = Math.min(power, UNITS.length - 1);
  return `${Number((bytes / 1024 ** unit).toPrecision(3))} ${UNITS[unit]}`;
}
