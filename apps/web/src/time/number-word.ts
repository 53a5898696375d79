/** Small numbers as people write them. */
export function numberWord(count: number): string {
  return words[count] ?? String(count);
}

const words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
