import { http } from "@/platform/http";

export interface Credentials {
  mail: string;
  password: string;
}

export const signIn = (credentials: Credentials) => http.post("/api/session", credentials);
