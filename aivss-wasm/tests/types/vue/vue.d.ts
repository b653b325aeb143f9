// What elements of HTML take in Vue's templates, as far as the usage needs it; in the shape of Vue's own types.
export * from "./runtime.js";
