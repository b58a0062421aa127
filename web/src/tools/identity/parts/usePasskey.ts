import { useEffect, useEffectEvent, useRef, useState } from "react";
import { toastProblem } from "@/ui";
import { identityApi, type SignedIn } from "../api";
import { canPasskeys, isAborted, signWithPasskey } from "./passkey";

/** Signing in with a passkey: by a button, and among what the browser offers for the field of the address. */
export function usePasskey(pass: (answer: SignedIn) => Promise<unknown>, { token, quiet = false }: { token?: string; quiet?: boolean } = {}) {
  const [able] = useState(canPasskeys);
  const waiting = useRef<AbortController>(null);
  const taken = useEffectEvent(pass);

  useEffect(() => {
    if (!able || !quiet) return;
    const aborter = new AbortController();
    waiting.current = aborter;
    const offer = async () => {
      if (!(await PublicKeyCredential.isConditionalMediationAvailable?.()) || aborter.signal.aborted) return;
      const signed = await signWithPasskey({ quiet: true, signal: aborter.signal }).catch(() => null); // nobody asked for it yet
      if (signed) await taken(await identityApi.signInByPasskey(signed));
    };
    offer().catch((error: unknown) => {
      if (!isAborted(error) && !aborter.signal.aborted) toastProblem(error);
    });
    return () => aborter.abort();
  }, [able, quiet]);

  const use = async () => {
    waiting.current?.abort(); // a browser asks for one passkey at a time
    try {
      await pass(await identityApi.signInByPasskey(await signWithPasskey({ token })));
    } catch (error) {
      if (!isAborted(error)) throw error;
    }
  };
  return { able, use };
}
