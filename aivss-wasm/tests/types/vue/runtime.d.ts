// Vue passes its types on from another module.
export interface GlobalComponents {}

export interface ReservedProps {
  key?: PropertyKey | undefined;
  ref?: string | object | undefined;
}

export interface HTMLAttributes {
  class?: unknown;
  dir?: string | undefined;
  hidden?: boolean | "" | undefined;
  id?: string | undefined;
  lang?: string | undefined;
  onClick?: ((event: MouseEvent) => void) | undefined;
  part?: string | undefined;
  style?: unknown;
  tabindex?: number | string | undefined;
  title?: string | undefined;
}
