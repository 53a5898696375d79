import { Field, Input } from "@planrrr/ui";

/** What somebody signs in with. Named as the scripts of these pages send it. */
export function EmailField({ hint }: { hint?: string }) {
  return (
    <Field label="Email" hint={hint}>
      {(control) => (
        <Input {...control} name="email" type="email" autoComplete="username" spellCheck={false} required />
      )}
    </Field>
  );
}
