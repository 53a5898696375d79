import { Field, PasswordInput } from "@planrrr/ui";

export interface NewPasswordFieldProps {
  label: string;
  /** As the scripts of these pages send it. */
  name: string;
  hint: string;
}

export function NewPasswordField({ label, name, hint }: NewPasswordFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <PasswordInput
          {...control}
          name={name}
          autoComplete="new-password"
          minLength={10}
          maxLength={256}
          required
        />
      )}
    </Field>
  );
}
