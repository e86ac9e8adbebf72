/** @deprecated Import it from `@latchkey/auth/testing`. */
export * from '@latchkey/auth/testing';
