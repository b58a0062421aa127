import { identityApi, type PasskeySigned } from "../api";

/** WebAuthn's JSON, in which bytes are base64url. */
interface Described {
  id: string;
  type: "public-key";
  transports?: AuthenticatorTransport[];
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
const encoded = (buffer: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const known = (list: unknown) => ((list ?? []) as Described[]).map((each) => ({ ...each, id: bytes(each.id) })); // the server's own, as the standard has it

const NUMBERS = /^[\d.]+$|^\[/;

/** Whether this browser can keep and use passkeys at this address: nowhere without encryption, nor at a bare IP address. */
export const canPasskeys = () => typeof PublicKeyCredential !== "undefined" && window.isSecureContext && !NUMBERS.test(location.hostname);

/** Somebody thought better of it, or waited too long: that needs no words. */
export const isAborted = (error: unknown) => error instanceof DOMException && (error.name === "NotAllowedError" || error.name === "AbortError");

/** The device has one for this person already. */
export const isHeld = (error: unknown) => error instanceof DOMException && error.name === "InvalidStateError";

/** Has the device make a passkey. */
export async function makePasskey(options: Record<string, unknown>) {
  const given = options as { challenge: string; user: { id: string; name: string; displayName: string }; excludeCredentials?: unknown }; // WebAuthn 5.1.3
  const publicKey = { ...given, challenge: bytes(given.challenge), user: { ...given.user, id: bytes(given.user.id) }, excludeCredentials: known(given.excludeCredentials) };
  const made = (await navigator.credentials.create({ publicKey: publicKey as unknown as PublicKeyCredentialCreationOptions })) as PublicKeyCredential; // asked for one, so it is one
  const response = made.response as AuthenticatorAttestationResponse;
  return { credential: made.id, client_data: encoded(response.clientDataJSON), attestation: encoded(response.attestationObject), transports: response.getTransports() };
}

interface Ask {
  /** Of whoever is halfway in. */
  token?: string;
  /** Offered among the saved passwords of the field, and only if somebody takes it. */
  quiet?: boolean;
  signal?: AbortSignal;
}

/** Has a device sign, and returns what it signed. */
export async function signWithPasskey({ token, quiet, signal }: Ask): Promise<PasskeySigned> {
  const { options } = await identityApi.askPasskey(token ?? null);
  const given = options as { challenge: string; allowCredentials?: unknown }; // WebAuthn 5.1.4
  const publicKey = { ...given, challenge: bytes(given.challenge), allowCredentials: known(given.allowCredentials) };
  const found = (await navigator.credentials.get({ publicKey: publicKey as unknown as PublicKeyCredentialRequestOptions, mediation: quiet ? "conditional" : "optional", signal })) as PublicKeyCredential; // as above
  const response = found.response as AuthenticatorAssertionResponse;
  return {
    credential: found.id,
    client_data: encoded(response.clientDataJSON),
    authenticator_data: encoded(response.authenticatorData),
    signature: encoded(response.signature),
    user: response.userHandle ? encoded(response.userHandle) : "",
    token: token ?? null,
  };
}
