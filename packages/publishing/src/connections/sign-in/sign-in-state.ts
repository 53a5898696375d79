import { AppError } from "@planrrr/contract";
import { type CredentialsVault, VaultError } from "../credentials-vault.ts";

/** `state` of OAuth 2: which sign-in it is and whose, sealed by planrrr's own key, so that no other can be made up. */
export const signInState = {
  make(vault: CredentialsVault, id: string, userId: string): string {
    return `${id}.${vault.seal(`sign-in ${id}`, { userId })}`;
  },

  /** The sign-in's id. Throws SIGN_IN_DENIED for a state that was not made here or belongs to somebody else. */
  read(vault: CredentialsVault, state: string, userId: string): string {
    const id = state.slice(0, state.indexOf("."));
    try {
      const { userId: owner } = vault.open(`sign-in ${id}`, state.slice(id.length + 1));
      if (owner === userId) return id;
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
    }
    throw new AppError("SIGN_IN_DENIED", "This way back from the network was not started by you here.");
  },
};
