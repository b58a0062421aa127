import type { components } from "@/platform/api";
import { api, data } from "@/platform/http";

type Schemas = components["schemas"];
export type SetupState = Schemas["SetupState"];
export type FirstRun = Schemas["FirstRun"];
export type Invitation = Schemas["InvitationView"];
export type Session = Schemas["SessionView"];
export type Token = Schemas["TokenView"];
export type SignedIn = Schemas["SignedIn"];
export type Halfway = Schemas["HalfwayView"];
export type TotpOffer = Schemas["TotpOffer"];
export type MyFactors = Schemas["MyFactors"];
export type Required = Schemas["Required"];

export const identityApi = {
  setupState: (signal?: AbortSignal) => data(api.GET("/api/setup", { signal })),
  setUp: (body: FirstRun) => data(api.POST("/api/setup", { body })),
  signIn: (body: Schemas["Credentials"]) => data(api.POST("/api/session", { body })),
  finishSignIn: (body: Schemas["SecondHalf"]) => data(api.POST("/api/session/code", { body })),
  offerAtDoor: (token: string) => data(api.POST("/api/session/totp", { body: { token } })),
  enrolAtDoor: (body: Schemas["SecondHalf"]) => data(api.POST("/api/session/totp/confirmation", { body })),
  myFactors: (signal?: AbortSignal) => data(api.GET("/api/me/second-factor", { signal })),
  offerTotp: (password: string) => data(api.POST("/api/me/totp", { body: { password } })),
  confirmTotp: (code: string) => data(api.POST("/api/me/totp/confirmation", { body: { code } })),
  removeTotp: (password: string) => data(api.POST("/api/me/totp/removal", { body: { password } })),
  newRecoveryCodes: (password: string) => data(api.POST("/api/me/recovery-codes", { body: { password } })),
  policy: (signal?: AbortSignal) => data(api.GET("/api/account/second-factor", { signal })),
  setPolicy: (body: Schemas["SecondFactorWish"]) => data(api.PUT("/api/account/second-factor", { body })),
  invitation: (token: string, signal?: AbortSignal) => data(api.GET("/api/invitations/{token}", { params: { path: { token } }, signal })),
  accept: (token: string, password: string) => data(api.POST("/api/invitations/{token}", { params: { path: { token } }, body: { password } })),
  askReset: (mail: string) => data(api.POST("/api/password-resets", { body: { mail } })),
  reset: (token: string, password: string) => data(api.POST("/api/password-resets/{token}", { params: { path: { token } }, body: { password } })),
  changePassword: (body: Schemas["PasswordChange"]) => data(api.PUT("/api/me/password", { body })),
  sessions: (signal?: AbortSignal) => data(api.GET("/api/sessions", { signal })),
  endSession: (id: string) => data(api.DELETE("/api/sessions/{session_id}", { params: { path: { session_id: id } } })),
  endOthers: () => data(api.DELETE("/api/sessions")),
  tokens: (signal?: AbortSignal) => data(api.GET("/api/me/tokens", { signal })),
  createToken: (body: Schemas["NewToken"]) => data(api.POST("/api/me/tokens", { body })),
  revokeToken: (id: string) => data(api.DELETE("/api/me/tokens/{token_id}", { params: { path: { token_id: id } } })),
};
