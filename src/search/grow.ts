// Arrays of numbers that grow, cheap to write to disk and to load.

/** 32-bit unsigned numbers in a row, with room to grow. */
export class Numbers {
  #data: Uint32Array;
  #length: number;

  constructor(from: Uint32Array = new Uint32Array(0)) {
    this.#data = from;
    this.#length = from.length;
  }

  get length(): number {
    return this.#length;
  }

  /** The storage itself, for tight loops; longer than `length`, and replaced when it grows. */
  get data(): Uint32Array {
    return this.#data;
  }

  push(value: number): number {
    if (this.#length === this.#data.length) this.#grow();
    this.#data[this.#length] = value;
    return this.#length++;
  }

  get(index: number): number {
    return this.#data[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.#data[index] = value;
  }

  add(index: number, value: number): void {
    this.#data[index] = (this.#data[index] ?? 0) + value;
  }

  toArray(): Uint32Array {
    return this.#data.slice(0, this.#length);
  }

  #grow(): void {
    const next = new Uint32Array(Math.max(64, Math.ceil(this.#data.length * 1.5)));
    next.set(this.#data);
    this.#data = next;
  }
}
