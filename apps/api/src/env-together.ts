type Given = { readonly [name: string]: string | undefined };

/** Variables that mean something only together; what is wrong with them, a line each. */
export function checkTogether(given: Given): string[] {
  return [...checkInternalPort(given), ...checkObjectStore(given)];
}

/** The worker is told public addresses of files, and asks where no public address leads to. */
function checkInternalPort(given: Given): string[] {
  if (given["INTERNAL_PORT"] === undefined) return [];
  const problems = given["BASE_URL"] === undefined ? ["BASE_URL: is missing; INTERNAL_PORT needs it."] : [];
  if (given["INTERNAL_PORT"] === (given["PORT"] ?? "3000"))
    problems.push("INTERNAL_PORT: is the same as PORT; give another one, or none.");
  return problems;
}

function checkObjectStore(given: Given): string[] {
  const names = ["S3_ENDPOINT", "S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"];
  const missing = names.filter((name) => given[name] === undefined);
  return missing.length === names.length
    ? []
    : missing.map((name) => `${name}: is missing; give all four or none.`);
}
