import { AppError, SignInFrom } from "@planrrr/contract";
import { type CredentialsVault, VaultError } from "../credentials-vault.ts";

/** `state` of OAuth 2: which sign-in it is and whose, sealed by planrrr's own key, so that no other can be made up. */
export const signInState = {
  make(
    vault: CredentialsVault,
    id: string,
    { userId, from }: { userId: string; from: SignInFrom | undefined },
  ): string {
    return `${id}.${vault.seal(`sign-in ${id}`, { userId, ...(from ? { from } : {}) })}`;
  },

  /** The page it began on, whoever asks: also who is refused is led back there. */
  from(vault: CredentialsVault, state: string): SignInFrom {
    return SignInFrom.catch("connections").parse(open(vault, state).from);
  },

  /** The sign-in's id. Throws SIGN_IN_DENIED for a state that was not made here or belongs to somebody else. */
  read(vault: CredentialsVault, state: string, userId: string): string {
    const { id, userId: owner } = open(vault, state);
    if (id !== undefined && owner === userId) return id;
    throw new AppError("SIGN_IN_DENIED", "This way back from the network was not started by you here.");
  },
};

/** Nothing at all of a state that was not made here. */
function open(vault: CredentialsVault, state: string): { id?: string; userId?: unknown; from?: unknown } {
  const id = state.slice(0, state.indexOf("."));
  try {
    return { ...vault.open(`sign-in ${id}`, state.slice(id.length + 1)), id };
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    return {};
  }
}
