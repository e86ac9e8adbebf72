// Bundlers replace `process.env.NODE_ENV`; a browser has no `process`.
declare const process: { readonly env: { readonly NODE_ENV?: string } };
