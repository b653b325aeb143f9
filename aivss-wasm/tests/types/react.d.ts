// The part of React's types that JSX needs.
declare module "react/jsx-runtime" {
  export namespace JSX {
    interface IntrinsicElements {}
    type Element = unknown;
  }
  export function jsx(type: string, props: unknown): unknown;
  export function jsxs(type: string, props: unknown): unknown;
}
declare module "react" {
  export namespace JSX {
    interface IntrinsicElements {}
  }
}
declare module "vue" {
  export interface GlobalComponents {}
}
