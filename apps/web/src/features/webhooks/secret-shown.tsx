import { CopyField, Notice } from "@planrrr/ui";

/** The only time that a secret is shown. */
export function SecretShown({ secret }: { secret: string }) {
  return (
    <>
      <Notice tone="warn" fact="Copy the secret now: we show it only this once.">
        By it your program knows that a message comes from planrrr. Keep it like a password.
      </Notice>
      <CopyField label="Its secret" value={secret} />
    </>
  );
}
