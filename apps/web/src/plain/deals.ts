/** The public pages of deals work without this: it spares a press on "Show these", and knows who is signed in. */
const form = document.querySelector<HTMLFormElement>("form[data-deals]");

document.addEventListener("change", ({ target }) => {
  const isChoice =
    target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type === "checkbox");
  if (isChoice && target.form === form && target.name !== "currency") form?.requestSubmit();
});

/** Empty fields stay out of the address. */
form?.addEventListener("formdata", ({ formData }) => {
  const empty = Array.from(formData).filter(([, value]) => value === "");
  for (const [name] of empty) formData.delete(name);
});

async function greet(): Promise<void> {
  const response = await fetch("/api/auth/get-session");
  const session: unknown = await response.json();
  const link = document.querySelector<HTMLAnchorElement>("[data-sign-in]");
  if (!session || !link) return;
  link.href = "/calendar";
  link.textContent = "Your calendar";
}

// Who can't be asked stays a guest.
greet().catch(() => undefined);

// A module, so that its names are its own.
export {};
